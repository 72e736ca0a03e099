using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Http.Tests.Support;
using ReverseBuy.Health;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class ResilienceTests
{
    [Fact]
    public async Task Reading_is_tried_again_after_an_outage_and_waits_longer_each_time()
    {
        var moments = new List<DateTimeOffset>();
        using var shop = await Shop.OpenAsync();
        shop.Answer = _ =>
        {
            moments.Add(shop.Time.GetUtcNow());
            throw new HttpRequestException("cut");
        };

        Assert.Equal(MarketplaceErrorKind.Unavailable, (await Shop.FailAsync(shop.RunAsync(shop.CallAsync()))).Kind);

        Assert.Equal(3, moments.Count);
        Assert.True(moments[1] - moments[0] > TimeSpan.FromMilliseconds(20));
        Assert.True(moments[2] - moments[1] > TimeSpan.FromMilliseconds(20));
    }

    [Theory]
    [InlineData(OperationSafety.Once)]
    [InlineData(OperationSafety.Idempotent)]
    public async Task What_may_change_something_is_sent_once(OperationSafety safety)
    {
        using var shop = await Shop.OpenAsync(_ => throw new HttpRequestException("cut"));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, (await Shop.FailAsync(shop.CallAsync(safety))).Kind);

        Assert.Single(shop.Sent);
    }

    [Theory]
    [InlineData("InvalidRequest")]
    [InlineData("PermissionDenied")]
    [InlineData("NotFound")]
    public async Task What_another_try_cannot_help_is_not_tried_again(string kind)
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse(kind));

        Assert.Equal(kind, (await Shop.FailAsync(shop.CallAsync())).Kind.ToString());

        Assert.Single(shop.Sent);
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly, MarketplaceErrorKind.Unavailable)]
    [InlineData(OperationSafety.Once, MarketplaceErrorKind.OutcomeUnknown)]
    public async Task A_refusal_that_cannot_be_read_leaves_only_a_change_in_doubt(OperationSafety safety, MarketplaceErrorKind kind)
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse("\\ud83d"), options => options.Resilience.Retries = 0);

        Assert.Equal(kind, (await Shop.FailAsync(shop.CallAsync(safety))).Kind);
    }

    [Fact]
    public async Task A_short_ban_is_waited_for_and_the_reading_tried_again()
    {
        using var shop = await Shop.OpenAsync();
        shop.Answer = _ => shop.Sent.Count == 1 ? Shop.Refuse("Throttled", 3) : Shop.Ok();
        var begun = shop.Time.GetUtcNow();

        Assert.Equal("read", await shop.RunAsync(shop.CallAsync()));

        Assert.True(shop.Time.GetUtcNow() - begun >= TimeSpan.FromSeconds(3));
        Assert.Equal(2, shop.Sent.Count);
    }

    [Fact]
    public async Task An_account_whose_calls_fail_is_left_alone_for_a_while_and_no_other_account_is()
    {
        using var shop = await Shop.OpenAsync(
            _ => throw new HttpRequestException("cut"),
            options => options.Resilience.Retries = 0);
        await shop.ConnectAsync(new AccountCredentials("other-token"), "other");
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await Shop.FailAsync(shop.CallAsync());
        }

        var error = await Shop.FailAsync(shop.CallAsync(OperationSafety.Once));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Contains("Nothing was done", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, shop.Sent.Count);

        shop.Answer = _ => Shop.Ok();
        Assert.Equal("read", await shop.CallAsync(context: Shop.Context with { Account = new BuyingAccountId("other") }));
        shop.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal("read", await shop.CallAsync());
        Assert.Equal("read", await shop.CallAsync());
    }

    [Fact]
    public async Task Accounts_that_are_left_alone_degrade_the_host_until_they_are_called_again_or_nobody_calls_them_any_more()
    {
        using var shop = await Shop.OpenAsync(
            _ => throw new HttpRequestException("cut"),
            options => options.Resilience.Retries = 0);
        await shop.ConnectAsync(new AccountCredentials("other-token"), "other");
        Assert.Equal(HealthState.Healthy, (await shop.HealthAsync()).State);
        foreach (var account in new[] { "main", "other" })
        {
            foreach (var _ in Enumerable.Range(0, 10))
            {
                await Shop.FailAsync(shop.CallAsync(context: Shop.Context with { Account = new BuyingAccountId(account) }));
            }
        }

        var reading = await shop.HealthAsync();
        Assert.Equal(HealthState.Degraded, reading.State);
        Assert.Contains("left alone for a while at shop (2 account(s)).", reading.Reason, StringComparison.Ordinal);

        shop.Answer = _ => Shop.Ok();
        shop.Time.Advance(TimeSpan.FromSeconds(16));
        await shop.CallAsync();
        Assert.Contains("shop (1 account(s))", (await shop.HealthAsync()).Reason, StringComparison.Ordinal);

        shop.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(HealthState.Healthy, (await shop.HealthAsync()).State);
    }

    [Fact]
    public async Task Refusals_do_not_open_the_breaker()
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse("InvalidRequest"));
        foreach (var _ in Enumerable.Range(0, 30))
        {
            await Shop.FailAsync(shop.CallAsync());
        }

        Assert.Equal(30, shop.Sent.Count);
    }

    [Theory]
    [InlineData(OperationSafety.Once, 1)]
    [InlineData(OperationSafety.Idempotent, 1)]
    [InlineData(OperationSafety.ReadOnly, 2)]
    public async Task A_hosts_own_resilience_replaces_ours_and_cannot_repeat_what_may_change_something(OperationSafety safety, int sent)
    {
        using var shop = await Shop.OpenAsync(
            _ => throw new HttpRequestException("cut"),
            more: services => services.AddSingleton<ICallResilience, Stubborn>());

        await Assert.ThrowsAnyAsync<Exception>(() => shop.CallAsync(safety));

        Assert.Equal(sent, shop.Sent.Count);
    }

    private sealed class Stubborn : ICallResilience
    {
        public async ValueTask<TResult> ExecuteAsync<TResult>(
            ResilientCall call,
            Func<CancellationToken, ValueTask<TResult>> attempt,
            CancellationToken cancellationToken)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (MarketplaceException)
            {
                return await attempt(cancellationToken);
            }
        }

        public ValueTask<CallAnswer> SendAsync(ResilientCall call, Func<CancellationToken, ValueTask<CallAnswer>> send, CancellationToken cancellationToken) =>
            send(cancellationToken);
    }
}
