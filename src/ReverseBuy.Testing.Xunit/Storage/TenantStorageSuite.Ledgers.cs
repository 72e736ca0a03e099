using ReverseBuy.Orders;
using ReverseBuy.Payments;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Entries are listed by kind and id of what they are for, those of one moment as they were added.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>History comes back whole, in the order of versions and not of writing.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>The words of changes are erased, of one aggregate and both kinds of change; all else of them stays, and so do others'.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Why_changes_were_made_is_erased_and_that_they_were_made_is_not()
    {
        var (move, others) = (Move(OrderKey(1), 3) with { Reason = "Anna asked for it" }, Transition(AggregateKey.Of(PurchaseId(1)), 4));
        await WriteAsync(async unit =>
        {
            await unit.History.AddAsync(move, Token);
            await unit.History.AddAsync(Transition(OrderKey(1), 4), Token);
            await unit.History.AddAsync(Transition(OrderKey(1), 5) with { Reason = null }, Token);
            await unit.History.AddAsync(others, Token);
        });

        await WriteAsync(async unit =>
        {
            Assert.Equal(2, await unit.History.EraseReasonsAsync(OrderKey(1), Token));
            Assert.Equal(0, await unit.History.EraseReasonsAsync(OrderKey(1), Token));
            Assert.Equal(0, await unit.History.EraseReasonsAsync(OrderKey(7), Token));
        });

        HistoryEntry[] left = [move with { Reason = null }, Transition(OrderKey(1), 4) with { Reason = null }, Transition(OrderKey(1), 5) with { Reason = null }];
        Assert.Equal(left, await ReadAsync(view => view.History.ListAsync(OrderKey(1), Token)));
        Assert.Equal(others, Assert.Single(await ReadAsync(view => view.History.ListAsync(AggregateKey.Of(PurchaseId(1)), Token))));
        await WriteAsync(async unit => Assert.True(await unit.History.HasMovedAsync(move.Line, move.Fact, move.From, move.To, Token)));
    }

    /// <summary>A fact told twice moves units once.</summary>
    /// <returns>The test.</returns>
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

    /// <summary>A repeated command finds its answer; keys differ by the case of their letters.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_command_is_found_by_its_key_with_what_was_answered()
    {
        await WriteAsync(unit => unit.Idempotency.AddAsync(Command("key-1"), Token).AsTask());
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        Assert.Equal(Command("key-1"), await unit.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token));
        Assert.Null(await unit.Idempotency.FindAsync(new IdempotencyKey("KEY-1"), Token));
    }
}
