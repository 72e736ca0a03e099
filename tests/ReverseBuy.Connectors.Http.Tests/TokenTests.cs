using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class TokenTests
{
    private static readonly AccountCredentials DeadCredentials = new(Shop.Dead) { RefreshToken = "refresh" };

    [Fact]
    public async Task A_hundred_calls_with_a_dead_token_make_one_refresh()
    {
        var gate = new TaskCompletionSource();
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: DeadCredentials);
        shop.Issuer.Gate = gate.Task;

        var calls = Enumerable.Range(0, 100).Select(number => shop.CallAsync(number % 2 == 0 ? OperationSafety.ReadOnly : OperationSafety.Once)).ToList();
        while (shop.Issuer.Refreshes == 0)
        {
            await Task.Yield();
        }

        gate.SetResult();
        var answers = await Task.WhenAll(calls);

        Assert.All(answers, answer => Assert.Equal("read", answer));
        Assert.Equal(1, shop.Issuer.Refreshes);
        Assert.Equal("new-token", (await shop.CredentialsAsync())!.AccessToken);
        Assert.Equal(100, shop.Sent.Count(form => form.Token == "new-token"));
        Assert.True(shop.Sent.Count <= 200);
    }

    [Fact]
    public async Task A_token_that_somebody_else_renewed_meanwhile_is_taken_without_a_refresh()
    {
        using var shop = await Shop.OpenAsync(credentials: DeadCredentials);
        shop.Answer = form =>
        {
            if (form.Token != Shop.Dead)
            {
                return Shop.Ok();
            }

            // Another node was first.
            shop.ConnectAsync(new AccountCredentials("of-another-node") { RefreshToken = "r" }).GetAwaiter().GetResult();
            return Shop.Refuse("AuthExpired");
        };

        await shop.CallAsync();

        Assert.Equal(0, shop.Issuer.Refreshes);
        Assert.Equal([Shop.Dead, "of-another-node"], shop.Sent.Select(form => form.Token));
    }

    [Theory]
    [InlineData(OperationSafety.ReadOnly)]
    [InlineData(OperationSafety.Idempotent)]
    [InlineData(OperationSafety.Once)]
    public async Task A_refused_token_did_nothing_so_the_call_goes_out_again_with_a_new_one_and_only_once(OperationSafety safety)
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: DeadCredentials);

        Assert.Equal("read", await shop.CallAsync(safety));

        Assert.Equal([Shop.Dead, "new-token"], shop.Sent.Select(form => form.Token));
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_is_not_renewed_again()
    {
        using var shop = await Shop.OpenAsync(_ => Shop.Refuse("AuthExpired"), credentials: DeadCredentials);

        var error = await Shop.FailAsync(shop.CallAsync(OperationSafety.Once));

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Equal(2, shop.Sent.Count);
        Assert.Equal(1, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_refresh_that_is_refused_says_what_to_do_and_is_not_tried_again_with_the_same_token()
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: DeadCredentials);
        shop.Issuer.Issue = _ => throw new MarketplaceException(Shop.Marketplace, MarketplaceErrorKind.AuthExpired, "The refresh token is dead.");

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var error = await Shop.FailAsync(shop.CallAsync());
            Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
            Assert.False(error.IsTransient);
            Assert.Contains("ITokenIssuer.AuthorizationPage", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_refresh_that_got_no_answer_is_tried_again_with_a_later_call()
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: DeadCredentials);
        shop.Issuer.Issue = _ => throw new MarketplaceException(Shop.Marketplace, MarketplaceErrorKind.Unavailable, "No answer.");

        var error = await Shop.FailAsync(shop.CallAsync());
        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.True(error.IsTransient);

        shop.Issuer.Issue = _ => new AccountCredentials("new-token");
        Assert.Equal("read", await shop.CallAsync());
    }

    [Fact]
    public async Task An_account_without_a_refresh_token_is_told_to_be_authorised_anew()
    {
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: new AccountCredentials(Shop.Dead));

        var error = await Shop.FailAsync(shop.CallAsync());

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Equal(0, shop.Issuer.Refreshes);
        Assert.Single(shop.Sent);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends_and_not_long_before()
    {
        using var shop = await Shop.OpenAsync();
        await shop.ConnectAsync(DeadCredentials with { AccessToken = "ending", ExpiresAt = shop.Time.GetUtcNow().AddMinutes(6) });

        await shop.CallAsync();
        shop.Time.Advance(TimeSpan.FromMinutes(1));
        await shop.CallAsync();

        Assert.Equal(["ending", "new-token"], shop.Sent.Select(form => form.Token));
        Assert.Equal(1, shop.Issuer.Refreshes);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_ahead_is_used_as_long_as_it_is_good_and_asked_for_once_a_minute()
    {
        using var shop = await Shop.OpenAsync();
        await shop.ConnectAsync(DeadCredentials with { AccessToken = "ending", ExpiresAt = shop.Time.GetUtcNow().AddMinutes(3) });
        shop.Issuer.Issue = _ => throw new MarketplaceException(Shop.Marketplace, MarketplaceErrorKind.Unavailable, "No answer.");

        await shop.CallAsync();
        await shop.CallAsync();
        Assert.Equal(1, shop.Issuer.Refreshes);

        shop.Time.Advance(TimeSpan.FromMinutes(1));
        await shop.CallAsync();
        Assert.Equal(2, shop.Issuer.Refreshes);
        Assert.All(shop.Sent, form => Assert.Equal("ending", form.Token));
    }

    [Fact]
    public async Task Whoever_asked_first_may_give_up_and_the_refresh_is_finished_all_the_same()
    {
        var gate = new TaskCompletionSource();
        using var givenUp = new CancellationTokenSource();
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: DeadCredentials);
        shop.Issuer.Gate = gate.Task;
        var first = shop.CallAsync(cancellationToken: givenUp.Token);
        while (shop.Issuer.Refreshes == 0)
        {
            await Task.Yield();
        }

        var second = shop.CallAsync();
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("read", await second);
        Assert.Equal(1, shop.Issuer.Refreshes);
    }
}
