using ReverseBuy.Orders;
using ReverseBuy.Payments;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    [Fact]
    public async Task Money_is_listed_by_what_it_is_for_the_oldest_first()
    {
        var parcel = AggregateKey.Of(ParcelId(1));
        var charge = Entry(1, OrderKey(1)) with { Kind = MoneyEntryKind.Charge, At = Noon.AddMinutes(1) };
        await WriteAsync(async unit =>
        {
            await unit.Money.AddAsync(Entry(3, OrderKey(1)), Token);
            await unit.Money.AddAsync(Entry(1, OrderKey(1)), Token);
            await unit.Money.AddAsync(charge, Token);
            await unit.Money.AddAsync(Entry(4, parcel), Token);

            // The same value under another kind is another thing.
            await unit.Money.AddAsync(Entry(5, new AggregateKey(AggregateKind.Parcel, OrderKey(1).Value)), Token);
        });
        AssertSame(new[] { Entry(1, OrderKey(1)), charge, Entry(3, OrderKey(1)) }, await ReadAsync(view => view.Money.ListAsync(OrderKey(1), Token)));
        AssertSame(new[] { Entry(4, parcel) }, await ReadAsync(view => view.Money.ListAsync(parcel, Token)));
        Assert.Empty(await ReadAsync(view => view.Money.ListAsync(OrderKey(2), Token)));
    }

    [Fact]
    public async Task Changes_of_both_kinds_come_back_in_the_order_of_their_versions()
    {
        var part = Transition(OrderKey(1), 5) with { Subject = "4001", From = string.Empty, Reason = null };
        await WriteAsync(async unit =>
        {
            await unit.History.AddAsync(part, Token);
            await unit.History.AddAsync(Move(OrderKey(1), 3), Token);
            await unit.History.AddAsync(Transition(OrderKey(1), 4), Token);
            await unit.History.AddAsync(Transition(AggregateKey.Of(PurchaseId(1)), 4), Token);
        });
        var listed = await ReadAsync(view => view.History.ListAsync(OrderKey(1), Token));
        Assert.Equal([Move(OrderKey(1), 3), Transition(OrderKey(1), 4), part], listed);
        Assert.Equal(Transition(AggregateKey.Of(PurchaseId(1)), 4), Assert.Single(await ReadAsync(view => view.History.ListAsync(AggregateKey.Of(PurchaseId(1)), Token))));
    }

    [Fact]
    public async Task A_fact_moves_units_of_a_line_from_bucket_to_bucket_once()
    {
        await WriteAsync(unit => unit.History.AddAsync(Move(OrderKey(1), 3), Token).AsTask());
        await WriteAsync(async unit =>
        {
            Assert.True(await unit.History.HasMovedAsync(LineId(1, 1), "fact-1", UnitBucket.Purchased, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(LineId(1, 2), "fact-1", UnitBucket.Purchased, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(LineId(1, 1), "fact-2", UnitBucket.Purchased, UnitBucket.InStock, Token));
            Assert.False(await unit.History.HasMovedAsync(LineId(1, 1), "fact-1", UnitBucket.Purchased, UnitBucket.Quarantined, Token));
            Assert.False(await unit.History.HasMovedAsync(LineId(1, 1), "fact-1", UnitBucket.Missing, UnitBucket.InStock, Token));

            // The same fact may move others, and elsewhere.
            await unit.History.AddAsync(Move(OrderKey(1), 4) with { To = UnitBucket.Quarantined }, Token);
            await unit.History.AddAsync(Move(OrderKey(1), 5) with { Line = LineId(1, 2) }, Token);
        });
        await AssertRefusedAsync(unit => unit.History.AddAsync(Move(OrderKey(1), 6) with { Quantity = 1 }, Token).AsTask());
    }

    [Fact]
    public async Task A_command_is_found_by_its_key_with_what_was_answered()
    {
        await WriteAsync(unit => unit.Idempotency.AddAsync(Command("key-1"), Token).AsTask());
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        Assert.Equal(Command("key-1"), await unit.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token));
        Assert.Null(await unit.Idempotency.FindAsync(new IdempotencyKey("KEY-1"), Token));
    }
}
