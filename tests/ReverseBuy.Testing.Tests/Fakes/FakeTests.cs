using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing.Tests.Fakes;

public sealed class FakeTests
{
    private static readonly ExchangeRate Rate = new(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch);
    private static readonly Money Yuan = new(40m, Currency.CNY);
    private static readonly Money Euros = new(7m, Currency.EUR);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_next_answers_come_in_their_order_and_then_the_lasting_one()
    {
        var pricing = new Fake<IPricing>()
            .Answer(nameof(IPricing.Price), Euros)
            .AnswerNext(nameof(IPricing.Price), Euros * 2)
            .AnswerNext(nameof(IPricing.Price), call => Euros * call.Argument<int>());

        Assert.Equal([Euros * 2, Euros * 5, Euros], Enumerable.Range(0, 3).Select(_ => pricing.Seam.Price(new TenantId("lotus"), Yuan, 5, Rate)));
        Assert.All(pricing.Calls, call => Assert.Equal((typeof(IPricing), "Price", new TenantId("lotus"), Yuan), (call.Seam, call.Operation, call.Tenant, call.Argument<Money>())));

        pricing.Reset();
        Assert.Empty(pricing.Calls);
        var problem = Assert.Throws<InvalidOperationException>(() => pricing.Seam.Price(new TenantId("lotus"), Yuan, 5, Rate));
        Assert.Contains("nameof(IPricing.Price)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_is_not_told_is_answered_by_what_is_behind_it()
    {
        var rates = new Fake<IExchangeRateSource>(new OneRate());
        rates.AnswerNext(nameof(IExchangeRateSource.FindAsync), (object?)null);

        Assert.Null(await rates.Seam.FindAsync(Currency.CNY, Currency.EUR, Token));
        Assert.Same(Rate, await rates.Seam.FindAsync(Currency.CNY, Currency.EUR, Token));
        rates.Answer(nameof(IExchangeRateSource.FindAsync), _ => throw new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(async () => await rates.Seam.FindAsync(Currency.CNY, Currency.EUR, Token));
        Assert.Equal(3, rates.Calls.Count);
    }

    [Fact]
    public async Task What_answers_nothing_need_not_be_told()
    {
        var bus = new Fake<IEventBus>();
        await bus.Seam.PublishAsync(null!, Token);
        Assert.Equal(nameof(IEventBus.PublishAsync), Assert.Single(bus.Calls).Operation);
    }

    [Fact]
    public void What_cannot_be_is_refused_when_it_is_told()
    {
        var pricing = new Fake<IPricing>();
        Assert.Throws<ArgumentException>(() => pricing.Answer("Prize", Euros));
        Assert.Throws<ArgumentException>(() => pricing.Answer(nameof(IPricing.Price), 7m));
        Assert.Throws<ArgumentException>(() => pricing.AnswerNext(nameof(IPricing.Price), (object?)null));
        Assert.Throws<ArgumentException>(() => new Fake<string>());
        pricing.Answer(nameof(IPricing.Price), _ => 7m);
        Assert.Throws<InvalidOperationException>(() => pricing.Seam.Price(new TenantId("lotus"), Yuan, 1, Rate));
    }

    [Fact]
    public async Task It_answers_many_at_once_and_forgets_none()
    {
        var pricing = new Fake<IPricing>().Answer(nameof(IPricing.Price), call => Euros * call.Argument<int>());
        var prices = await Task.WhenAll(Enumerable.Range(1, 200).Select(quantity => Task.Run(() => pricing.Seam.Price(new TenantId("lotus"), Yuan, quantity, Rate), Token)));
        Assert.Equal(Enumerable.Range(1, 200).Select(quantity => Euros * quantity), prices);
        Assert.Equal(Enumerable.Range(1, 200), pricing.Calls.Select(call => call.Argument<int>()).Order());
    }

    [Fact]
    public void Ids_are_the_same_for_the_same_seed()
    {
        var (first, second, other) = (new SeededIdGenerator(3), new SeededIdGenerator(3), new SeededIdGenerator(4));
        var ids = Enumerable.Range(0, 50).Select(_ => first.NewValue()).ToList();
        Assert.Equal(ids, Enumerable.Range(0, 50).Select(_ => second.NewValue()));
        Assert.Distinct(ids.Append(other.NewValue()));
    }

    private sealed class OneRate : IExchangeRateSource
    {
        public ValueTask<ExchangeRate?> FindAsync(Currency @base, Currency quote, CancellationToken cancellationToken) => ValueTask.FromResult<ExchangeRate?>(Rate);
    }
}
