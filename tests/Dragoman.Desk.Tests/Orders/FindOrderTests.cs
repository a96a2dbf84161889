using Dragoman.Desk.Accounts;
using Dragoman.Desk.Orders;
using Dragoman.Desk.Orders.Find;

namespace Dragoman.Desk.Tests.Orders;

public sealed class FindOrderTests
{
    private static Task<Outcome<Order>> Find(TestDesk desk, string number, Actor by) => desk.Do((FindOrder h) => h.Handle(number, by));

    [Theory, OnEachDatabase]
    public async Task A_seller_finds_the_stores_own_orders_only(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var (mine, other) = (await desk.Seller(), await desk.Seller());
        var number = await desk.Order(mine);
        Assert.Equal(number, (await Find(desk, number, mine)).OrThrow().Number);
        Assert.Equal(Refusal.NotFound, (await Find(desk, number, other)).Refusal);
        Assert.Equal(RefusalKind.Forbidden, (await desk.Do((ListOrders h) => h.Handle(mine.SellerId!.Value, 10, other))).Refusal?.Kind);
        Assert.Single((await desk.Do((ListOrders h) => h.Handle(mine.SellerId!.Value, 10, mine))).OrThrow());
    }

    [Theory, OnEachDatabase]
    public async Task Staff_find_every_order_and_others_none(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var number = await desk.Order(await desk.Seller());
        Assert.True((await Find(desk, number, await desk.Agent())).Succeeded);
        Assert.Equal(RefusalKind.Forbidden, (await Find(desk, number, Actor.Anonymous)).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Find(desk, number, await desk.Partner())).Refusal?.Kind);
    }

    [Theory, OnEachDatabase]
    public async Task A_number_that_is_none_finds_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var number in new[] { "", "8190\0", "\ud800", "'; --", "٨١٩٠", new string('1', 5000) })
            Assert.Equal(Refusal.NotFound, (await Find(desk, number, desk.Admin)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_store_lists_its_latest_orders_first(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var first = await desk.Order(seller);
        desk.Pass(TimeSpan.FromHours(1));
        var second = await desk.Order(seller);
        var listed = (await desk.Do((ListOrders h) => h.Handle(seller.SellerId!.Value, 10, seller))).OrThrow();
        Assert.Equal([second, first], listed.Select(o => o.Number));
    }
}
