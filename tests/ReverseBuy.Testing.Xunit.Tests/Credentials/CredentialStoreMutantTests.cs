using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Credentials;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class CredentialStoreMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.ForgetsRefreshTokens), nameof(CredentialStoreSuite.What_is_stored_comes_back_and_is_replaced_by_what_is_stored_next))]
    [InlineData(nameof(Mutation.KeepsTheFirst), nameof(CredentialStoreSuite.What_is_stored_comes_back_and_is_replaced_by_what_is_stored_next))]
    [InlineData(nameof(Mutation.ForgetsTenants), nameof(CredentialStoreSuite.An_account_never_connected_has_no_credentials_and_none_are_put_in_their_place))]
    [InlineData(nameof(Mutation.ForgetsAccounts), nameof(CredentialStoreSuite.An_account_never_connected_has_no_credentials_and_none_are_put_in_their_place))]
    [InlineData(nameof(Mutation.RemovesNothing), nameof(CredentialStoreSuite.What_was_removed_is_gone_and_no_other))]
    [InlineData(nameof(Mutation.RemovesTheTenants), nameof(CredentialStoreSuite.What_was_removed_is_gone_and_no_other))]
    [InlineData(nameof(Mutation.ReplacesNothing), nameof(CredentialStoreSuite.What_is_expected_is_replaced))]
    [InlineData(nameof(Mutation.ComparesAccessTokensOnly), nameof(CredentialStoreSuite.What_is_not_expected_stays))]
    [InlineData(nameof(Mutation.ComparesBeforeItReplaces), nameof(CredentialStoreSuite.Of_many_who_expect_the_same_one_is_first))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<CredentialStoreSuite>(() => new Suite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        ForgetsRefreshTokens,
        KeepsTheFirst,
        ForgetsTenants,
        ForgetsAccounts,
        RemovesNothing,
        RemovesTheTenants,
        ReplacesNothing,
        ComparesAccessTokensOnly,
        ComparesBeforeItReplaces,
    }

    private sealed class Suite(Mutation mutation) : InMemoryCredentialStoreSuite
    {
        protected override async ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants) => new Mutant(await base.MakeAsync(tenants), tenants[0], mutation);
    }

    private sealed class Mutant(ICredentialStore sound, TenantId first, Mutation mutation) : ICredentialStore
    {
        // As many as the suite sends at once: all have compared before the first replaces.
        private const int Crowd = 20;

        private readonly TaskCompletionSource _allCompared = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _compared;

        public ValueTask<AccountCredentials?> FindAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, CancellationToken cancellationToken) =>
            sound.FindAsync(Of(tenant), marketplace, Of(account), cancellationToken);

        public async ValueTask SaveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials credentials, Actor by, CancellationToken cancellationToken)
        {
            if (mutation != Mutation.KeepsTheFirst || await sound.FindAsync(tenant, marketplace, account, cancellationToken) is null)
            {
                await sound.SaveAsync(
                    Of(tenant), marketplace, Of(account), mutation == Mutation.ForgetsRefreshTokens ? credentials with { RefreshToken = null } : credentials, by, cancellationToken);
            }
        }

        public async ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken)
        {
            if (mutation == Mutation.RemovesNothing)
            {
                return true;
            }

            if (mutation == Mutation.RemovesTheTenants)
            {
                await sound.RemoveAsync(tenant, marketplace, new BuyingAccountId("other"), by, cancellationToken);
            }

            return await sound.RemoveAsync(Of(tenant), marketplace, Of(account), by, cancellationToken);
        }

        public async ValueTask<bool> ReplaceAsync(
            TenantId tenant,
            MarketplaceId marketplace,
            BuyingAccountId account,
            AccountCredentials expected,
            AccountCredentials credentials,
            CancellationToken cancellationToken)
        {
            var found = await sound.FindAsync(Of(tenant), marketplace, Of(account), cancellationToken);
            switch (mutation)
            {
                case Mutation.ReplacesNothing:
                    return false;
                case Mutation.ComparesAccessTokensOnly when found?.AccessToken == expected.AccessToken:
                    return await sound.ReplaceAsync(tenant, marketplace, account, found, credentials, cancellationToken);
                case Mutation.ComparesBeforeItReplaces when found == expected:
                    if (Interlocked.Increment(ref _compared) == Crowd)
                    {
                        _allCompared.SetResult();
                    }

                    await _allCompared.Task.WaitAsync(cancellationToken);
                    await sound.SaveAsync(tenant, marketplace, account, credentials, new Actor(ActorKind.Operator, "o-7"), cancellationToken);
                    return true;
                default:
                    return await sound.ReplaceAsync(Of(tenant), marketplace, Of(account), expected, credentials, cancellationToken);
            }
        }

        private TenantId Of(TenantId tenant) => mutation == Mutation.ForgetsTenants ? first : tenant;

        private BuyingAccountId Of(BuyingAccountId account) => mutation == Mutation.ForgetsAccounts ? new BuyingAccountId("any") : account;
    }
}
