using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>Each sending that carries an account's token is noted, and each word of the platform's that the token is no good.</summary>
public sealed class CredentialUseTests
{
    private const string UsedForCall = "used anna shop main Call";
    private const string RefusedCall = "refused anna shop main Call";
    private const string UsedForRenewal = "used anna shop main Renewal";
    private const string RefusedRenewal = "refused anna shop main Renewal";

    private readonly RecordedUses _uses = new();

    [Fact]
    public async Task Each_call_with_the_token_is_one_use()
    {
        using var shop = await OpenAsync();

        await shop.CallAsync();
        await shop.CallAsync(OperationSafety.Once);

        Assert.Equal([UsedForCall, UsedForCall], _uses.Noted);
    }

    [Fact]
    public async Task A_call_without_a_token_uses_none()
    {
        using var shop = await OpenAsync();

        await shop.CallAsync(needsToken: false);

        Assert.Empty(_uses.Noted);
    }

    [Fact]
    public async Task A_refused_token_is_noted_and_so_is_its_renewal_and_the_second_sending()
    {
        using var shop = await OpenAsync(Shop.RefuseDead, new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });

        await shop.CallAsync();

        Assert.Equal([UsedForCall, RefusedCall, UsedForRenewal, UsedForCall], _uses.Noted);
    }

    [Fact]
    public async Task A_refused_refresh_token_is_noted_once_and_not_for_calls_that_try_no_renewal()
    {
        using var shop = await OpenAsync(Shop.RefuseDead, new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });
        shop.Issuer.Issue = _ => throw new MarketplaceException(Shop.Marketplace, MarketplaceErrorKind.AuthExpired, "The shop refused.");

        await Shop.FailAsync(shop.CallAsync());
        await Shop.FailAsync(shop.CallAsync());

        Assert.Equal([UsedForCall, RefusedCall, UsedForRenewal, RefusedRenewal, UsedForCall, RefusedCall], _uses.Noted);
    }

    [Fact]
    public async Task What_the_platform_refuses_for_another_reason_is_a_use_and_no_refusal_of_the_token()
    {
        using var shop = await OpenAsync(_ => Shop.Refuse(nameof(MarketplaceErrorKind.InvalidRequest)));

        await Shop.FailAsync(shop.CallAsync());

        Assert.Equal([UsedForCall], _uses.Noted);
    }

    [Fact]
    public async Task What_was_not_sent_is_no_use()
    {
        using var shop = await OpenAsync();

        await Shop.FailAsync(shop.CallAsync(OperationSafety.Once, Shop.Context with { Account = new BuyingAccountId("never-connected") }));

        Assert.Empty(_uses.Noted);
    }

    private Task<Shop> OpenAsync(Func<SentForm, HttpResponseMessage>? answer = null, AccountCredentials? credentials = null) =>
        Shop.OpenAsync(answer, more: services => services.AddSingleton<ICredentialUses>(_uses), credentials: credentials);
}
