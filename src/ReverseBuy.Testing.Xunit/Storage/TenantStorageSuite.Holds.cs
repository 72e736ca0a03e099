using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private static readonly BuyingAccountId Main = Samples.Account;

    public static TheoryData<string> Kinds => [.. Enum.GetNames<AvailabilityKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_observation_of_each_kind_comes_back_as_it_was(string kind)
    {
        var observed = Observation(1, kind switch
        {
            nameof(AvailabilityKind.Exactly) => Availability.Exactly(17),
            nameof(AvailabilityKind.AtLeast) => Availability.AtLeast(200),
            nameof(AvailabilityKind.InStock) => Availability.InStock,
            nameof(AvailabilityKind.Out) => Availability.Out,
            _ => Availability.Unknown,
        });
        Assert.Equal(kind, observed.Availability.Kind.ToString());
        await WriteAsync(async unit =>
        {
            await unit.Holds.ObserveAsync(observed, Token);
            Assert.Equal(observed, await unit.Holds.FindObservationAsync(Main, Sku(1), Token));
        });
        Assert.Equal(observed, await ReadAsync(view => view.Holds.FindObservationAsync(Main, Sku(1), Token)));
        Assert.Null(await ReadAsync(view => view.Holds.FindObservationAsync(Main, Sku(2), Token)));
        Assert.Null(await ReadAsync(view => view.Holds.FindObservationAsync(new BuyingAccountId("other"), Sku(1), Token)));
        Assert.Null(await ReadAsync(view => view.Holds.FindObservationAsync(Main, Sku(1), Token), Samples.Boris));
    }

    [Fact]
    public async Task The_observation_that_was_asked_for_last_is_kept_whenever_it_comes()
    {
        var second = Observation(1, Availability.Exactly(2), Noon.AddTicks(2));
        await WriteAsync(unit => unit.Holds.ObserveAsync(second, Token).AsTask());
        await WriteAsync(async unit =>
        {
            await unit.Holds.ObserveAsync(Observation(1, Availability.Exactly(1), Noon.AddTicks(1)), Token);
            await unit.Holds.ObserveAsync(Observation(1, Availability.Exactly(9), Noon.AddTicks(2)), Token);
            Assert.Equal(second, await unit.Holds.FindObservationAsync(Main, Sku(1), Token));
        });
        var third = Observation(1, Availability.InStock, Noon.AddTicks(3));
        await WriteAsync(async unit =>
        {
            await unit.Holds.ObserveAsync(third, Token);
            await unit.Holds.ObserveAsync(Observation(2, Availability.Out, Noon.AddTicks(4)), Token);
            await unit.Holds.ObserveAsync(second, Token);
        });
        Assert.Equal(third, await ReadAsync(view => view.Holds.FindObservationAsync(Main, Sku(1), Token)));
    }

    [Fact]
    public async Task Holds_are_listed_by_their_sku_while_they_are_open_or_lately_finished_and_by_their_order()
    {
        var finished = Hold(2) with { State = StockHoldState.Consumed, FinishedAt = Noon.AddMinutes(5), FinishedBy = "paid" };
        await WriteAsync(async unit =>
        {
            await unit.Holds.AddAsync(Hold(1), Token);
            await unit.Holds.AddAsync(finished, Token);
            await unit.Holds.AddAsync(Hold(3) with { Account = new BuyingAccountId("other"), ExpiresAt = null }, Token);
            await unit.Holds.AddAsync(Hold(4, order: 2), Token);
            await unit.Holds.AddAsync(Hold(5) with { Sku = Sku(2) }, Token);
            AssertSame(new[] { Hold(1), finished, Hold(4, order: 2) }, await unit.Holds.ListAsync(Main, Sku(1), Noon, Token));
        });
        AssertSame(new[] { Hold(1), finished, Hold(4, order: 2) }, await ReadAsync(view => view.Holds.ListAsync(Main, Sku(1), Noon.AddMinutes(5), Token)));
        AssertSame(new[] { Hold(1), Hold(4, order: 2) }, await ReadAsync(view => view.Holds.ListAsync(Main, Sku(1), Noon.AddMinutes(5).AddTicks(1), Token)));
        Assert.Equal([1, 2, 3, 5], (await ReadAsync(view => view.Holds.ListByOrderAsync(OrderId(1), Token))).Select(hold => hold.Quantity));
        Assert.Empty(await ReadAsync(view => view.Holds.ListByOrderAsync(OrderId(1), Token), Samples.Boris));
    }

    [Fact]
    public async Task What_becomes_of_a_hold_is_saved_and_what_is_long_over_is_pruned_with_its_sku()
    {
        var released = Hold(1) with { Quantity = 9, TakenAt = Noon.AddMinutes(1), ExpiresAt = null, State = StockHoldState.Released, FinishedAt = Noon.AddMinutes(2), FinishedBy = "refused" };
        await WriteAsync(async unit =>
        {
            await unit.Holds.AddAsync(Hold(1), Token);
            await unit.Holds.AddAsync(Hold(2), Token);
            await unit.Holds.AddAsync(released with { Id = Hold(3).Id, Sku = Sku(2) }, Token);
        });
        await WriteAsync(unit => unit.Holds.SaveAsync(released, Token).AsTask());
        AssertSame(new[] { released, Hold(2) }, await ReadAsync(view => view.Holds.ListAsync(Main, Sku(1), Noon, Token)));

        await WriteAsync(unit => unit.Holds.PruneAsync(Main, Sku(1), Noon.AddMinutes(2), Token).AsTask());
        Assert.Equal(3, (await ReadAsync(view => view.Holds.ListByOrderAsync(OrderId(1), Token))).Count);
        await WriteAsync(async unit =>
        {
            await unit.Holds.PruneAsync(Main, Sku(1), Noon.AddMinutes(2).AddTicks(1), Token);
            AssertSame(new[] { Hold(2) }, await unit.Holds.ListAsync(Main, Sku(1), Noon, Token));
        });
        Assert.Equal([Hold(2).Id, Hold(3).Id], (await ReadAsync(view => view.Holds.ListByOrderAsync(OrderId(1), Token))).Select(hold => hold.Id));
    }

    [Fact]
    public async Task A_hold_that_is_not_there_cannot_be_saved() => await AssertRefusedAsync(async unit =>
    {
        await unit.Holds.AddAsync(Hold(1), Token);
        await unit.Holds.SaveAsync(Hold(2), Token);
    });

    private static StockObservation Observation(int sku, Availability availability, DateTimeOffset? asked = null) => new(Main, Sku(sku), availability, asked ?? Noon.AddTicks(1));
}
