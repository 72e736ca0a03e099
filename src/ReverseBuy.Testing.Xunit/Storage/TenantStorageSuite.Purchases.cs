using ReverseBuy.Catalogue;
using ReverseBuy.Procurement;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Every member of a purchase order, its lines and upstream orders comes back.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_a_purchase_order_comes_back()
    {
        await WriteAsync(async unit =>
        {
            await unit.PurchaseOrders.AddAsync(Purchase(1, 1, 2), Token);
            await unit.PurchaseOrders.AddAsync(Draft(2, 1), Token);
        });
        AssertSame(Purchase(1, 1, 2), await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(1), Token)));
        AssertSame(Draft(2, 1), await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(2), Token)));
        Assert.Null(await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(3), Token)));
    }

    /// <summary>Lines and upstream orders are added, changed and taken away with their purchase order, in their order.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_order_is_saved_with_its_lines_and_upstream_orders()
    {
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Draft(1, 1, 2, 3), Token).AsTask());
        var placed = Purchase(1, 1, 2, 3) with { Version = 2, SellerId = "s" };
        await WriteAsync(unit => unit.PurchaseOrders.SaveAsync(placed, 1, Token).AsTask());
        AssertSame(placed, await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(1), Token)));

        var paid = placed with
        {
            State = PurchaseOrderState.Paid,
            Version = 3,
            Lines = [.. placed.Lines.Take(2).Select(line => line with { Freed = 2 })],
            UpstreamOrders = [Upstream("4003"), placed.UpstreamOrders[0] with { State = UpstreamOrderState.Paid, PayAskedAt = null }, placed.UpstreamOrders[1]],
            SendBefore = null,
            FirstAskedAt = null,
            DueAt = null,
            Note = null,
            GatherUntil = null,
            Person = null,
            Link = null,
            HandedAt = null,
            TakenBy = null,
        };
        await WriteAsync(async unit =>
        {
            AssertSame(placed, await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
            await unit.PurchaseOrders.SaveAsync(paid, 2, Token);
            AssertSame(paid, await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
        });
        AssertSame(paid, await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(1), Token)));
    }

    /// <summary>A moment may move without a new version.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_order_may_be_saved_without_a_new_version()
    {
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Purchase(1, 1), Token).AsTask());
        await WriteAsync(unit => unit.PurchaseOrders.SaveAsync(Purchase(1, 1) with { DueAt = Noon }, 5, Token).AsTask());
        Assert.Equal(Noon, await ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
    }

    /// <summary>A purchase order is listed once for each order that it buys for.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Purchase_orders_of_an_order_are_listed_the_oldest_first_and_those_of_one_moment_as_they_were_added()
    {
        await WriteAsync(async unit =>
        {
            await unit.PurchaseOrders.AddAsync(Purchase(9, 1, 2), Token);
            await unit.PurchaseOrders.AddAsync(Purchase(5, 3), Token);
            await unit.PurchaseOrders.AddAsync(Purchase(4, 1, 1), Token);
            await unit.PurchaseOrders.AddAsync(Purchase(3, 1) with { CreatedAt = Noon.AddTicks(-1) }, Token);
        });
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Purchase(1, 2, 1), Token).AsTask());
        var listed = await ReadAsync(view => view.PurchaseOrders.ListByOrderAsync(OrderId(1), Token));
        Assert.Equal([PurchaseId(3), PurchaseId(9), PurchaseId(4), PurchaseId(1)], listed.Select(purchase => purchase.Id));
        AssertSame(Purchase(9, 1, 2), listed[1]);
        Assert.Equal([PurchaseId(9), PurchaseId(1)], (await ReadAsync(view => view.PurchaseOrders.ListByOrderAsync(OrderId(2), Token))).Select(purchase => purchase.Id));
        Assert.Empty(await ReadAsync(view => view.PurchaseOrders.ListByOrderAsync(OrderId(4), Token)));
    }

    /// <summary>What is due is listed up to the moment and the limit, and the next moment is known.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_due_is_listed_the_longest_due_first()
    {
        await WriteAsync(async unit =>
        {
            await unit.PurchaseOrders.AddAsync(Purchase(1, 1) with { DueAt = Noon }, Token);
            await unit.PurchaseOrders.AddAsync(Purchase(2, 1) with { DueAt = Noon.AddTicks(1) }, Token);
            await unit.PurchaseOrders.AddAsync(Purchase(4, 1) with { DueAt = Noon.AddMinutes(-1) }, Token);
            await unit.PurchaseOrders.AddAsync(Purchase(3, 1) with { DueAt = Noon.AddMinutes(-1) }, Token);
            await unit.PurchaseOrders.AddAsync(Draft(5, 1), Token);
        });
        Assert.Equal([4, 3, 1], await DueAsync(Noon, 10));
        Assert.Equal([4, 3], await DueAsync(Noon, 2));
        Assert.Empty(await DueAsync(Noon.AddHours(-1), 10));
        Assert.Equal(Noon.AddMinutes(-1), await ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
    }

    /// <summary>A purchase order without a moment is never due.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Nothing_is_due_when_no_purchase_order_has_a_moment()
    {
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Draft(1, 1), Token).AsTask());
        Assert.Null(await ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
        Assert.Empty(await DueAsync(DateTimeOffset.MaxValue, 10));
    }

    /// <summary>Each part of a query narrows down what is found, and all of them do together.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Purchase_orders_are_found_by_each_part_of_a_query_and_by_all_of_them_together()
    {
        await WriteAsync(async unit =>
        {
            await unit.PurchaseOrders.AddAsync(Draft(1, 1), Token);
            await unit.PurchaseOrders.AddAsync(Draft(2, 1) with { SellerId = "S" }, Token);
            await unit.PurchaseOrders.AddAsync(Draft(3, 1) with { Marketplace = new MarketplaceId("other") }, Token);
            await unit.PurchaseOrders.AddAsync(Draft(4, 1) with { UpstreamOrders = [Upstream("5001"), Upstream("5002")] }, Token);
            await unit.PurchaseOrders.AddAsync(Purchase(5, 2), Token);
        });
        Assert.Equal([1, 2, 3, 4, 5], await FoundAsync(new PurchaseOrderQuery()));
        Assert.Equal([1, 2, 3, 4], await FoundAsync(new PurchaseOrderQuery { State = PurchaseOrderState.Draft }));
        Assert.Equal([3], await FoundAsync(new PurchaseOrderQuery { Marketplace = new MarketplaceId("other") }));
        Assert.Equal([2], await FoundAsync(new PurchaseOrderQuery { SellerId = "S" }));
        Assert.Equal([4], await FoundAsync(new PurchaseOrderQuery { UpstreamOrderId = "5002" }));
        Assert.Equal([5], await FoundAsync(new PurchaseOrderQuery { NeedsPerson = true }));
        Assert.Equal([2], await FoundAsync(new PurchaseOrderQuery { Reference = "rb-2" }));
        Assert.Empty(await FoundAsync(new PurchaseOrderQuery { Reference = "RB-2" }));
        Assert.Equal([1, 4], await FoundAsync(new PurchaseOrderQuery { State = PurchaseOrderState.Draft, Marketplace = new MarketplaceId("1688"), SellerId = "s" }));
        Assert.Empty(await FoundAsync(new PurchaseOrderQuery { UpstreamOrderId = "500" }));

        await WriteAsync(unit => unit.PurchaseOrders.SaveAsync(Purchase(5, 2) with { Person = null, Version = 6 }, 5, Token).AsTask());
        Assert.Empty(await FoundAsync(new PurchaseOrderQuery { NeedsPerson = true }));
    }

    /// <summary>A page begins after the last of the page before, whatever has become of that one.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Pages_of_purchase_orders_follow_one_another_also_when_the_last_of_a_page_no_longer_matches()
    {
        // Not in the order of their ids.
        await WriteAsync(async unit =>
        {
            foreach (var number in new[] { 7, 3, 9, 1, 5 })
            {
                await unit.PurchaseOrders.AddAsync(Draft(number, 1), Token);
            }
        });
        var query = new PurchaseOrderQuery { State = PurchaseOrderState.Draft, Limit = 2 };
        Assert.Equal([7, 3], await FoundAsync(query));
        await WriteAsync(unit => unit.PurchaseOrders.SaveAsync(Draft(3, 1) with { State = PurchaseOrderState.Discarded, Version = 2 }, 1, Token).AsTask());
        Assert.Equal([9, 1], await FoundAsync(query with { After = PurchaseId(3) }));
        Assert.Equal([5], await FoundAsync(query with { After = PurchaseId(1) }));
        Assert.Empty(await FoundAsync(query with { After = PurchaseId(5) }));
    }

    private async Task<IEnumerable<int>> FoundAsync(PurchaseOrderQuery query) =>
        (await ReadAsync(view => view.PurchaseOrders.ListAsync(query, Token)))
        .Select(purchase => Enumerable.Range(1, 9).Single(number => PurchaseId(number) == purchase.Id));

    private async Task<IEnumerable<int>> DueAsync(DateTimeOffset now, int limit) =>
        (await ReadAsync(view => view.PurchaseOrders.ListDueAsync(now, limit, Token)))
        .Select(purchase => Enumerable.Range(1, 9).Single(number => PurchaseId(number) == purchase.Id));
}
