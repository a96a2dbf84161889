using Dragoman.Desk.Accounts;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Cases.Write;
using Dragoman.Desk.Files.Open;

namespace Dragoman.Desk.Tests.Files;

public sealed class OpenFileTests
{
    private static async Task<bool> MayOpen(TestDesk desk, Guid file, Actor actor)
    {
        var outcome = await desk.Do((OpenFile h) => h.Handle(file, actor));
        if (outcome.Succeeded)
            await outcome.Value.Content.DisposeAsync();
        return outcome.Succeeded;
    }

    [Theory, OnEachDatabase]
    public async Task A_sellers_upload_opens_for_its_store_and_for_staff(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var file = (await desk.Upload(seller)).Id;
        foreach (var reader in new[] { seller, await desk.Agent(), await desk.Lead(), await desk.Staff(Role.Mediator), desk.Admin })
            Assert.True(await MayOpen(desk, file, reader));
        foreach (var stranger in new[] { Actor.Anonymous, await desk.Seller(), await desk.Partner() })
            Assert.False(await MayOpen(desk, file, stranger));
    }

    [Theory, OnEachDatabase]
    public async Task A_colleagues_upload_reaches_the_seller_with_a_reply_only(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var number = await desk.Request(seller);
        var (noted, sent) = ((await desk.Upload(agent)).Id, (await desk.Upload(agent, SampleFiles.Pdf)).Id);
        Assert.False(await MayOpen(desk, sent, seller));

        (await desk.Do((AddNote h) => h.Handle(new(number, "For colleagues", Files: [noted]), agent))).OrThrow();
        (await desk.Do(async (ReplyToCase h) => await h.Handle(new(number, "See the paper", (await desk.Case(number)).Version, Files: [sent]), agent))).OrThrow();
        Assert.True(await MayOpen(desk, sent, seller));
        Assert.False(await MayOpen(desk, noted, seller));
        Assert.False(await MayOpen(desk, sent, other));
        Assert.True(await MayOpen(desk, noted, await desk.Agent()));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_opens_a_file_by_attaching_it_to_something_of_their_own(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (seller, other, agent) = (await desk.Seller(), await desk.Seller(), await desk.Agent());
        var theirs = (await desk.Upload(other)).Id;
        var number = await desk.Request(seller);
        foreach (var file in new[] { theirs, (await desk.Upload(agent)).Id, Guid.NewGuid() })
        {
            var refused = await desk.Do((WriteToCase h) => h.Handle(new(number, "Look", [file]), seller));
            Assert.Equal("file.unknown", Assert.Single(refused.Refusal!.Faults).Code);
            Assert.False(await MayOpen(desk, file, seller));
        }
    }

    [Fact]
    public async Task A_content_that_the_folder_lost_is_said_to_be_lost()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var seller = await desk.Seller();
        var file = await desk.Upload(seller);
        File.Delete(Directory.GetFiles(Path.GetDirectoryName(desk.Connection)!, file.Sha256, SearchOption.AllDirectories).Single());
        Assert.Equal("file.lost", Assert.Single((await desk.Do((OpenFile h) => h.Handle(file.Id, seller))).Refusal!.Faults).Code);
    }
}
