using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>How stock stands is what its observation and its holds say, in a view, in a unit of work with a scope and in one without, and after each change in them.</summary>
    /// <param name="isScoped">Whether the unit of work has a scope.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stock_stands_as_observations_and_holds_say_wherever_it_is_read(bool isScoped)
    {
        var consumed = Hold(2) with { State = StockHoldState.Consumed, FinishedAt = Noon.AddMinutes(5), FinishedBy = "paid" };
        var early = Hold(3) with { State = StockHoldState.Released, FinishedAt = Noon.AddMinutes(1), FinishedBy = "refused" };
        StockKey[] stock = [new(Main, Sku(2)), new(Main, Sku(1))];
        await WriteAsync(async unit =>
        {
            await unit.Holds.ObserveAsync(Observation(1, Catalogue.Availability.Exactly(4), Noon.AddMinutes(2)), Token);
            await unit.Holds.AddAsync(Hold(1), Token);
            await unit.Holds.AddAsync(consumed, Token);
            await unit.Holds.AddAsync(early, Token);
            await unit.Holds.AddAsync(Hold(4) with { Account = new("other") }, Token);
        });

        var nothing = new StockStanding(null, [], null);
        var first = new StockStanding(Observation(1, Catalogue.Availability.Exactly(4), Noon.AddMinutes(2)), [Hold(1), consumed], Noon.AddMinutes(1));
        AssertSame(new[] { nothing, first }, await ReadAsync(view => view.Holds.ReadStockAsync(stock, Token)));
        await using (var unit = await BeginAsync(isScoped, "key-1", stock))
        {
            AssertSame(new[] { nothing, first }, await unit.Holds.ReadStockAsync(stock, Token));

            // Older than what is known, and newer than the second hold's end.
            await unit.Holds.ObserveAsync(Observation(1, Catalogue.Availability.Exactly(9), Noon.AddMinutes(1)), Token);
            await unit.Holds.ObserveAsync(Observation(2, Catalogue.Availability.InStock, Noon), Token);
            AssertSame(new[] { nothing with { Observation = Observation(2, Catalogue.Availability.InStock, Noon) }, first }, await unit.Holds.ReadStockAsync(stock, Token));
            var newer = Observation(1, Catalogue.Availability.Out, Noon.AddMinutes(6));
            await unit.Holds.ObserveAsync(newer, Token);
            AssertSame(first with { Observation = newer, Holds = [Hold(1)] }, (await unit.Holds.ReadStockAsync(stock, Token))[1]);
            await unit.Holds.AddAsync(Hold(5), Token);
            AssertSame(first with { Observation = newer, Holds = [Hold(1), Hold(5)] }, (await unit.Holds.ReadStockAsync(stock, Token))[1]);
            await unit.Holds.SaveAsync(Hold(1) with { Quantity = 7 }, Token);
            await unit.Holds.PruneAsync(Main, Sku(1), Noon.AddMinutes(5), Token);
            AssertSame(
                new StockStanding(newer, [Hold(1) with { Quantity = 7 }, Hold(5)], Noon.AddMinutes(5)), (await unit.Holds.ReadStockAsync(stock, Token))[1]);
            await unit.CommitAsync(Token);
        }

        Assert.Equal(
            [Catalogue.Availability.InStock, Catalogue.Availability.Out],
            (await ReadAsync(view => view.Holds.ReadStockAsync(stock, Token))).Select(standing => standing.Observation!.Availability));
    }

    /// <summary>Holds that ended before anything was observed count from the first observation on that was asked for before.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_bought_before_the_first_observation_came_counts_in_it()
    {
        StockKey[] stock = [new(Main, Sku(1))];
        var consumed = Hold(1) with { State = StockHoldState.Consumed, FinishedAt = Noon.AddMinutes(5), FinishedBy = "paid" };
        await WriteAsync(unit => unit.Holds.AddAsync(consumed, Token).AsTask());
        await using var unit = await BeginAsync(true, "key-1", stock);
        await unit.Holds.ObserveAsync(Observation(1, Catalogue.Availability.Exactly(4), Noon.AddMinutes(5)), Token);
        AssertSame(new[] { consumed }, (await unit.Holds.ReadStockAsync(stock, Token))[0].Holds);
    }

    /// <summary>A command is carried out once by those who begin with a scope, and found by who asks for it alone.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_command_that_a_scope_names_is_found_in_it_and_alone()
    {
        var command = Command("key-1");
        Assert.Null(await Storage.FindCommandAsync(Samples.Anna, command.Key, Token));
        await using (var unit = await BeginAsync(true, "key-1", []))
        {
            Assert.Null(await unit.Idempotency.FindAsync(command.Key, Token));
            await unit.Idempotency.AddAsync(command, Token);
            Assert.Equal(command, await unit.Idempotency.FindAsync(command.Key, Token));
            await unit.CommitAsync(Token);
        }

        await using (var unit = await BeginAsync(true, "key-1", []))
        {
            Assert.Equal(command, await unit.Idempotency.FindAsync(command.Key, Token));
            Assert.Null(await unit.Idempotency.FindAsync(new IdempotencyKey("key-2"), Token));
        }

        Assert.Equal(command, await Storage.FindCommandAsync(Samples.Anna, command.Key, Token));
        Assert.Null(await Storage.FindCommandAsync(Samples.Boris, command.Key, Token));
    }

    /// <summary>Whatever two scopes have in common, and whatever else is written meanwhile: nothing is sold twice, and no command is carried out twice.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_store_something_new_at_once_none_takes_what_another_one_holds_nor_carries_a_command_out_again()
    {
        const int Stock = 10;
        var seed = Seed;
        await WriteAsync(async unit =>
        {
            for (var sku = 1; sku <= 4; sku++)
            {
                await unit.Holds.ObserveAsync(Observation(sku, Catalogue.Availability.Exactly(Stock)), Token);
            }
        });
        var placed = await Task.WhenAll(Enumerable.Range(0, 120).Select(number => Task.Run(
            async () =>
            {
                // Each command comes twice, and wants two of the four, in any order; now and then somebody takes one who writes alone.
                var random = new Random(unchecked(seed + (number / 2)));
                StockKey[] stock = [.. Enumerable.Range(1, 4).OrderBy(_ => random.Next()).Take(2).Select(sku => new StockKey(Main, Sku(sku)))];
                await using var unit = await BeginAsync(number % 10 != 0, $"key-{number / 2}", stock);
                var key = new IdempotencyKey($"key-{number / 2}");
                if (await unit.Idempotency.FindAsync(key, Token) is not null)
                {
                    return false;
                }

                var standings = await unit.Holds.ReadStockAsync(stock, Token);
                if (standings.Any(standing => standing.Holds.Count == Stock))
                {
                    return false;
                }

                for (var line = 0; line < stock.Length; line++)
                {
                    await unit.Holds.AddAsync(Hold((number * 2) + line + 1, number + 1) with { Sku = stock[line].Sku }, Token);
                }

                await unit.Idempotency.AddAsync(Command($"key-{number / 2}"), Token);
                await unit.CommitAsync(Token);
                return true;
            },
            Token)));
        var holds = 0;
        for (var sku = 1; sku <= 4; sku++)
        {
            var held = await ReadAsync(view => view.Holds.ListAsync(Main, Sku(sku), Noon, Token));
            Assert.True(held.Count <= Stock, $"{held.Count} of {Stock} are held; seed {seed}.");
            holds += held.Count;
        }

        Assert.True(holds == 2 * placed.Count(isPlaced => isPlaced), $"seed {seed}");
        var commands = 0;
        for (var number = 0; number < 60; number++)
        {
            commands += await Storage.FindCommandAsync(Samples.Anna, new IdempotencyKey($"key-{number}"), Token) is null ? 0 : 1;
        }

        Assert.True(commands == placed.Count(isPlaced => isPlaced), $"seed {seed}");
    }

    private ValueTask<ITenantUnitOfWork> BeginAsync(bool isScoped, string key, IReadOnlyList<StockKey> stock) => isScoped
        ? Storage.BeginAsync(Samples.Anna, new UnitOfWorkScope(new IdempotencyKey(key), stock), Token)
        : Storage.BeginAsync(Samples.Anna, Token);
}
