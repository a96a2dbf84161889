using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class AssistantTests(Desks desks)
{
    private static readonly string[] Published =
    [
        "conversationId:string", "language:string", "outcome:string", "topic:string|null", "confidence:number", "answer:object|null", "suggestions:array", "elapsedMs:number",
    ];

    [Fact]
    public async Task An_answer_comes_from_an_article()
    {
        var desk = await desks.Shared;
        var reply = (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "no scan for 10 days", language = "en" })).Is(200).Has(Published);
        Assert.Equal("answered", reply.String("outcome"));
        Assert.Equal("logistics.tracking-stuck", reply.String("topic"));
        var answer = reply.Json.GetProperty("answer");
        Shape.Check(answer, "title:string", "html:string", "url:string");
        Assert.Contains("<li>", answer.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.InRange(reply.Json.GetProperty("confidence").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task What_no_article_answers_is_handed_over_without_an_invention()
    {
        var desk = await desks.Shared;
        var reply = (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "qwrtz plmk vbnx", language = "en" })).Is(200).Has(Published);
        Assert.Equal("handover", reply.String("outcome"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Json.GetProperty("answer").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Json.GetProperty("topic").ValueKind);
    }

    [Fact]
    public async Task The_language_of_the_question_is_found()
    {
        var desk = await desks.Shared;
        Assert.Equal("zh", (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "物流信息一直不更新怎么办" })).Is(200).String("language"));
        Assert.Equal("es", (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "¿Por qué no se actualiza el seguimiento de mi pedido?" })).Is(200).String("language"));
    }

    [Fact]
    public async Task Suggestions_name_a_topic_and_its_title()
    {
        var desk = await desks.Shared;
        var reply = (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "parcel", language = "en" })).Is(200).Has(Published);
        Assert.All(reply.Json.GetProperty("suggestions").EnumerateArray(), s => Shape.Check(s, "topic:string", "title:string"));
        Assert.True(reply.Json.GetProperty("suggestions").GetArrayLength() <= 3);
    }

    [Fact]
    public async Task A_conversation_goes_on_under_its_id_and_is_kept()
    {
        var desk = await desks.Shared;
        var first = (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "Tracking does not update" })).Is(200);
        var id = first.Id("conversationId");
        var second = (await desk.Anonymous.Post("/api/v1/assistant/ask", new { text = "Payout failed", conversationId = id })).Is(200);
        Assert.Equal(id, second.Id("conversationId"));
        (await desk.Anonymous.Post($"/api/v1/assistant/conversations/{id}/rating", new { helped = true })).Is(204);
        var turns = (await desk.Anonymous.Get($"/api/v1/assistant/conversations/{id}")).Is(200).Json.GetProperty("turns").EnumerateArray().ToList();
        Assert.Equal(["Tracking does not update", "Payout failed"], turns.Select(t => t.GetProperty("question").GetString()!));
        Assert.True(turns[1].GetProperty("helped").GetBoolean());
    }

    [Fact]
    public async Task A_sellers_conversation_is_nobody_elses()
    {
        var desk = await desks.Shared;
        var (owner, other) = (await desk.Seller(), await desk.Seller());
        var id = (await owner.Api.Post("/api/v1/assistant/ask", new { text = "Payout failed" })).Is(200).Id("conversationId");
        foreach (var api in new[] { other.Api, desk.Anonymous })
        {
            (await api.Post("/api/v1/assistant/ask", new { text = "and then?", conversationId = id })).IsProblem(404, "not_found");
            (await api.Get($"/api/v1/assistant/conversations/{id}")).IsProblem(404, "not_found");
            (await api.Post($"/api/v1/assistant/conversations/{id}/rating", new { helped = false })).IsProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task A_conversation_is_carried_into_the_case()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var id = (await seller.Api.Post("/api/v1/assistant/ask", new { text = "Tracking of my parcel stands still" })).Is(200).Id("conversationId");
        var request = await desk.CompleteRequest(seller);
        request["conversationId"] = id;
        var number = (await seller.Api.Post("/api/v1/requests", request)).Is(201).String("number");
        var story = (await desk.Admin.Api.Get($"/api/v1/cases/{number}")).Is(200);
        Assert.Contains("Tracking of my parcel stands still", story.Text, StringComparison.Ordinal);
    }
}
