using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Connectors;
using ReverseBuy.Testing.Storage.Holds;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private const decimal Share = 0.75m;
    private const int Stranger = 999_999;
    private static readonly BuyingAccountId[] Accounts = [new("main"), new("second")];

    private readonly FakeTimeProvider _holdTime = new(Noon);
    private SeededIdGenerator? _holdIds;
    private int _holdSequence;

    /// <summary>How many sequences of holds are tried, as many as the engine does in some seconds; 25 unless set.</summary>
    protected virtual int HoldSequences => 25;

    /// <summary>The seed of what is random and not drawn by FsCheck; another one in each run unless set. A test that fails prints it.</summary>
    protected virtual int Seed { get; } = RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>Any sequence of taking, consuming, releasing, expiring and dropped units of work leaves what a list gone through from its beginning leaves.</summary>
    [Fact]
    public void Holds_do_what_a_list_would_do_whatever_happens_and_in_whatever_order_it_becomes_known() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(HoldSequences).WithEndSize(20), Prop.ForAll(HoldTurns.Any(), HoldLikeTheModelAsync));

    /// <summary>Units of work that come at once take turns: the model is right in the order of their commits.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_come_at_once_none_is_sold_more_than_the_newest_observation_leaves()
    {
        var seed = Seed;
        var (holds, model) = (MakeHolds(), new HoldModel(Share));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Task.Run(
            async () =>
            {
                var random = new Random(unchecked(seed + number));
                await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
                for (var step = 0; step < 2; step++)
                {
                    var kind = random.Next(4) switch { 0 => HoldActionKind.Consume, 1 => HoldActionKind.Release, _ => HoldActionKind.Take };
                    var observed = Catalogue.Availability.Exactly(random.Next(60));
                    var action = new HoldAction(kind, random.Next(1, 60), random.Next(1, 3), random.Next(1, 4), random.Next(40), observed, random.Next(50));

                    // Whoever has the turn is alone: the model is asked in the order in which the units of work are committed.
                    await DoAsync(action, unit, holds, model, $"seed {seed}");
                }

                _holdTime.Advance(TimeSpan.FromSeconds(random.Next(20)));
                await unit.CommitAsync(Token);
            },
            Token)));
        await AssertHeldAsync(holds, model, $"seed {seed}");
    }

    private async Task HoldLikeTheModelAsync(HoldTurn[] turns)
    {
        // Orders and SKUs of its own: what an earlier sequence did is no concern of this one.
        _holdSequence++;
        var (holds, model) = (MakeHolds(), new HoldModel(Share));
        foreach (var turn in turns)
        {
            var changed = model.Copy();
            await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
            {
                foreach (var action in turn.Actions)
                {
                    await DoAsync(action, unit, holds, changed, "the sequence");
                }

                if (turn.IsCommitted)
                {
                    await unit.CommitAsync(Token);
                    model = changed;
                }
            }

            await AssertHeldAsync(holds, model, "the sequence");
        }
    }

    private async Task DoAsync(HoldAction action, ITenantUnitOfWork unit, IStockHolds holds, HoldModel model, string when)
    {
        var now = _holdTime.GetUtcNow();
        var order = OrderOf(action.Order);
        var account = Accounts[action.Detail % 2];
        var line = new HoldLine(LineOf(action.Order, action.Line), account, SkuOf(action.Line), action.Quantity);
        var fact = $"fact-{action.Detail % 3}";
        switch (action.Kind)
        {
            case HoldActionKind.Advance:
                _holdTime.Advance(TimeSpan.FromMinutes(action.Detail));
                break;
            case HoldActionKind.Consume:
                await holds.ConsumeAsync(unit, order, line, fact, Token);
                model.Consume(line, fact, now);
                break;
            case HoldActionKind.Release:
                await holds.ReleaseAsync(unit, order, line.Line, line.Quantity, fact, Token);
                model.Release(line.Line, line.Quantity, fact, now);
                break;
            default:
                HoldLine[] lines = action.Kind == HoldActionKind.Take
                    ? [line]
                    : [line, line with { Line = LineOf(action.Order, 3 - action.Line), Sku = SkuOf(3 - action.Line) }];
                var request = new HoldRequest(order, lines) { UntilPurchased = action.Detail % 5 == 0 };
                IReadOnlyList<StockObservation> observations = action.Observed is { } availability
                    ? [new StockObservation(account, line.Sku, availability, now.AddMinutes(-action.AskedBefore))]
                    : [];
                var expected = model.Take(request, observations, now);
                var result = await holds.TakeAsync(unit, request, observations, Token);
                Assert.True((expected is null) == result is HoldResult.Taken, $"{when}: {action} was answered with {result}.");
                Assert.Equal(expected ?? [], (result as HoldResult.Refused)?.Shortages ?? []);
                break;
        }
    }

    // What a stranger could have tells what is counted; it is asked in a unit of work that is dropped.
    private async Task AssertHeldAsync(IStockHolds holds, HoldModel model, string when)
    {
        var now = _holdTime.GetUtcNow();
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        for (var order = 1; order <= 4; order++)
        {
            var held = await unit.Holds.ListByOrderAsync(OrderOf(order), Token);
            foreach (var line in new[] { 1, 2 })
            {
                var open = held.Where(hold => hold.Line == LineOf(order, line) && hold.State == StockHoldState.Open && !(hold.ExpiresAt <= now)).Sum(hold => hold.Quantity);
                Assert.Equal(model.OpenOf(LineOf(order, line), now), open);
            }
        }

        var number = 0;
        foreach (var (account, sku) in Accounts.SelectMany(account => new[] { (account, SkuOf(1)), (account, SkuOf(2)) }))
        {
            var request = new HoldRequest(OrderOf(Stranger), [new HoldLine(LineId(Stranger, ++number), account, sku, int.MaxValue)]);
            var left = await holds.TakeAsync(unit, request, [], Token) is HoldResult.Refused refused ? refused.Shortages[0].Sellable : (int?)null;
            Assert.True(model.Sellable(account, sku, now) == left, $"{when}: {left} of {sku} with {account} can be had instead of {model.Sellable(account, sku, now)}.");
        }
    }

    private IStockHolds MakeHolds()
    {
        var options = new InventoryOptions();
        options.Holds.BelievedShares[Samples.Marketplace] = Share;
        var services = new ServiceCollection().AddReverseBuyInventory(options);
        services.AddSingleton<TimeProvider>(_holdTime);
        services.AddSingleton<IIdGenerator>(_holdIds ??= new SeededIdGenerator(Seed));
        return services.BuildServiceProvider().GetRequiredService<IStockHolds>();
    }

    private OrderId OrderOf(int order) => OrderId((_holdSequence * 100) + order);

    private OrderLineId LineOf(int order, int line) => LineId((_holdSequence * 100) + order, line);

    private Catalogue.SkuId SkuOf(int line) => Sku((_holdSequence * 10) + line);
}
