using ReverseBuy.Procurement;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
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
        };
        await WriteAsync(async unit =>
        {
            AssertSame(placed, await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
            await unit.PurchaseOrders.SaveAsync(paid, 2, Token);
            AssertSame(paid, await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
        });
        AssertSame(paid, await ReadAsync(view => view.PurchaseOrders.FindAsync(PurchaseId(1), Token)));
    }

    [Fact]
    public async Task A_purchase_order_may_be_saved_without_a_new_version()
    {
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Purchase(1, 1), Token).AsTask());
        await WriteAsync(unit => unit.PurchaseOrders.SaveAsync(Purchase(1, 1) with { DueAt = Noon }, 5, Token).AsTask());
        Assert.Equal(Noon, await ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
    }

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

    [Fact]
    public async Task Nothing_is_due_when_no_purchase_order_has_a_moment()
    {
        await WriteAsync(unit => unit.PurchaseOrders.AddAsync(Draft(1, 1), Token).AsTask());
        Assert.Null(await ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
        Assert.Empty(await DueAsync(DateTimeOffset.MaxValue, 10));
    }

    private async Task<IEnumerable<int>> DueAsync(DateTimeOffset now, int limit) =>
        (await ReadAsync(view => view.PurchaseOrders.ListDueAsync(now, limit, Token)))
        .Select(purchase => Enumerable.Range(1, 9).Single(number => PurchaseId(number) == purchase.Id));
}
