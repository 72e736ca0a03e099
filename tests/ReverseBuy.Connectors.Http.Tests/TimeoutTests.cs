using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>How long a sending and a call may take, and who says so.</summary>
public sealed class TimeoutTests
{
    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable, 3)]
    [InlineData(OperationSafety.Idempotent, MarketplaceErrorKind.OutcomeUnknown, 1)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown, 1)]
    public async Task A_platform_that_does_not_answer_in_time_is_given_up_on_and_asked_again_only_for_what_changes_nothing(
        OperationSafety safety, MarketplaceErrorKind kind, int sent)
    {
        using var shop = await Shop.OpenAsync();
        shop.IsSilent = true;
        var call = shop.CallAsync(safety);

        await UntilSentAsync(shop, call, 1);
        shop.Time.Advance(TimeSpan.FromSeconds(9.5));
        Assert.False(call.IsCompleted);
        Assert.Single(shop.Sent);
        shop.Time.Advance(TimeSpan.FromSeconds(0.5));

        // How much of its time a further sending has left is not known here: the clock was turned until it was seen.
        for (var sending = 2; sending <= sent; sending++)
        {
            await UntilSentAsync(shop, call, sending);
            shop.Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(kind, (await Shop.FailAsync(call)).Kind);
        Assert.Equal(sent, shop.Sent.Count);
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_call_ends_when_it_took_too_long_with_all_its_tries(OperationSafety safety, MarketplaceErrorKind kind)
    {
        using var shop = await Shop.OpenAsync(configure: options => options.Resilience.LongestCall = TimeSpan.FromSeconds(5));
        shop.IsSilent = true;
        var call = shop.CallAsync(safety);
        await UntilSentAsync(shop, call, 1);
        shop.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        shop.Time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(kind, (await Shop.FailAsync(call)).Kind);
        Assert.Single(shop.Sent);
    }

    [Fact]
    public async Task A_change_that_waited_too_long_for_its_turn_was_not_sent_and_says_so()
    {
        using var shop = await Shop.OpenAsync(configure: options =>
        {
            options.Resilience.LongestCall = TimeSpan.FromSeconds(2);
            (options.Budget.CallsPerSecond, options.Budget.Burst, options.Budget.KeptForOrders) = (0.25, 1, 0);
        });
        await shop.CallAsync();

        var error = await Shop.FailAsync(shop.RunAsync(shop.CallAsync(OperationSafety.Once)));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Single(shop.Sent);
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly)]
    [InlineData(OperationSafety.Once)]
    public async Task Whoever_gives_up_reading_gets_a_cancellation_and_whoever_gives_up_a_change_a_doubt(OperationSafety safety)
    {
        using var givenUp = new CancellationTokenSource();
        using var shop = await Shop.OpenAsync();
        shop.IsSilent = true;
        var call = shop.CallAsync(safety, cancellationToken: givenUp.Token);
        await UntilSentAsync(shop, call, 1);
        await givenUp.CancelAsync();

        if (safety == OperationSafety.ReadOnly)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }
        else
        {
            Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await Shop.FailAsync(call)).Kind);
        }
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable)]
    [InlineData(OperationSafety.Idempotent, MarketplaceErrorKind.OutcomeUnknown)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_hosts_own_resilience_sets_the_time_and_may_turn_its_back_on_a_sending_without_making_a_change_look_undone(
        OperationSafety safety, MarketplaceErrorKind kind)
    {
        using var shop = await Shop.OpenAsync(more: services => services.AddSingleton<ICallResilience, Impatient>());
        shop.IsSilent = true;

        Assert.Equal(kind, (await Shop.FailAsync(shop.CallAsync(safety))).Kind);

        Assert.Single(shop.Sent);
    }

    [Theory]
    [InlineData(OperationSafety.Idempotent)]
    [InlineData(OperationSafety.Once)]
    public async Task A_hosts_own_resilience_cannot_send_twice_within_an_attempt(OperationSafety safety)
    {
        using var shop = await Shop.OpenAsync(_ => throw new HttpRequestException("cut"), more: services => services.AddSingleton<ICallResilience, Doubling>());

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await Shop.FailAsync(shop.CallAsync(safety))).Kind);

        Assert.Single(shop.Sent);
    }

    // Before a further sending there is the wait of a retry; the clock stands while a sending is under way.
    private static async Task UntilSentAsync(Shop shop, Task call, int sendings)
    {
        while (shop.Sent.Count < sendings)
        {
            Assert.False(call.IsCompleted, $"The call ended after {shop.Sent.Count} sendings instead of {sendings}.");
            await Task.Yield();
            if (shop.Time.IsAnybodyWaiting)
            {
                shop.Time.Advance(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private abstract class Own : ICallResilience
    {
        public ValueTask<TResult> ExecuteAsync<TResult>(
            ResilientCall call,
            Func<CancellationToken, ValueTask<TResult>> attempt,
            CancellationToken cancellationToken) => attempt(cancellationToken);

        public abstract ValueTask<CallAnswer> SendAsync(ResilientCall call, Func<CancellationToken, ValueTask<CallAnswer>> send, CancellationToken cancellationToken);
    }

    private sealed class Impatient : Own
    {
        public override async ValueTask<CallAnswer> SendAsync(
            ResilientCall call,
            Func<CancellationToken, ValueTask<CallAnswer>> send,
            CancellationToken cancellationToken)
        {
            Assert.Equal(TimeSpan.FromSeconds(10), call.Timeout);
            _ = send(cancellationToken).AsTask();
            await Task.Yield();
            throw new TimeoutException();
        }
    }

    private sealed class Doubling : Own
    {
        public override async ValueTask<CallAnswer> SendAsync(
            ResilientCall call,
            Func<CancellationToken, ValueTask<CallAnswer>> send,
            CancellationToken cancellationToken)
        {
            try
            {
                return await send(cancellationToken);
            }
            catch (MarketplaceException)
            {
                return await send(cancellationToken);
            }
        }
    }
}
