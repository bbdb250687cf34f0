"""Two accounts: a central one publishes a template and shares it; a team builds its workload from it."""

import json
import sys

import boto3
from botocore.exceptions import ClientError

keys = json.loads(sys.argv[1])
LENS = "wellarchitected"


def client_of(key):
    return boto3.client(
        "wellarchitected",
        region_name="eu-west-1",
        aws_access_key_id=key["accessKeyId"],
        aws_secret_access_key=key["secretAccessKey"],
    )


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


def accept(client, kind):
    invitations = client.list_share_invitations(ShareResourceType=kind)["ShareInvitationSummaries"]
    for invitation in invitations:
        client.update_share_invitation(
            ShareInvitationId=invitation["ShareInvitationId"], ShareInvitationAction="ACCEPT"
        )
    return len(invitations)


central, team = client_of(keys["central"]), client_of(keys["team"])
told = {}

template = central.create_review_template(
    TemplateName="Platform baseline", Description="What the platform answers", Lenses=[LENS], Notes="v1"
)["TemplateArn"]
question = central.list_review_template_answers(
    TemplateArn=template, LensAlias=LENS, PillarId="security"
)["AnswerSummaries"][0]
choices = [choice["ChoiceId"] for choice in question["Choices"]][:-1]
central.update_review_template_answer(
    TemplateArn=template,
    LensAlias=LENS,
    QuestionId=question["QuestionId"],
    SelectedChoices=choices,
    Notes="Answered by the platform.",
)
told["answered"] = central.get_review_template(TemplateArn=template)["ReviewTemplate"]["QuestionCounts"]

told["before the share"] = refusal(team.get_review_template, TemplateArn=template)
central.create_template_share(TemplateArn=template, SharedWith="444455556666")
told["before accepting"] = refusal(team.get_review_template, TemplateArn=template)
told["template invitations"] = accept(team, "TEMPLATE")
told["changed by the team"] = refusal(
    team.update_review_template, TemplateArn=template, Notes="ours now"
)

workload = team.create_workload(
    WorkloadName="Team shop",
    Description="Made from the template",
    Environment="PREPRODUCTION",
    AwsRegions=["eu-west-1"],
    ReviewOwner="team@example.com",
    Lenses=[LENS],
    ReviewTemplateArns=[template],
)["WorkloadId"]
answer = team.get_answer(WorkloadId=workload, LensAlias=LENS, QuestionId=question["QuestionId"])
told["inherited"] = {
    "all": answer["Answer"]["SelectedChoices"] == choices,
    "notes": answer["Answer"]["Notes"],
    "risk": answer["Answer"]["Risk"],
}

told["read by the centre"] = refusal(central.get_workload, WorkloadId=workload)
share = team.create_workload_share(
    WorkloadId=workload, SharedWith="111122223333", PermissionType="READONLY"
)["ShareId"]
told["workload invitations"] = accept(central, "WORKLOAD")
told["seen by the centre"] = [
    summary["WorkloadName"] for summary in central.list_workloads()["WorkloadSummaries"]
]
update = {"WorkloadId": workload, "LensAlias": LENS, "QuestionId": question["QuestionId"], "Notes": "x"}
told["answered with read-only"] = refusal(central.update_answer, **update)
team.update_workload_share(WorkloadId=workload, ShareId=share, PermissionType="CONTRIBUTOR")
told["answered as contributor"] = refusal(central.update_answer, **update)
told["deleted as contributor"] = refusal(central.delete_workload, WorkloadId=workload)
team.delete_workload_share(WorkloadId=workload, ShareId=share)
told["after the share"] = refusal(central.get_workload, WorkloadId=workload)

central.delete_review_template(TemplateArn=template)
told["template after its end"] = refusal(team.get_review_template, TemplateArn=template)
kept = team.get_answer(WorkloadId=workload, LensAlias=LENS, QuestionId=question["QuestionId"])
told["kept without it"] = kept["Answer"]["SelectedChoices"] == choices

json.dump(told, sys.stdout)
