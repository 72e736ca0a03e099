using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Registrations;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class AppRegistrationStoreMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.ForgetsOwners), nameof(AppRegistrationStoreSuite.Every_member_of_a_registration_comes_back_and_is_replaced_by_what_is_saved_next))]
    [InlineData(nameof(Mutation.KeepsOldSecrets), nameof(AppRegistrationStoreSuite.Every_member_of_a_registration_comes_back_and_is_replaced_by_what_is_saved_next))]
    [InlineData(nameof(Mutation.ForgetsCase), nameof(AppRegistrationStoreSuite.Accounts_whose_names_resemble_each_other_are_told_apart_and_so_are_marketplaces))]
    [InlineData(nameof(Mutation.RemovesNothing), nameof(AppRegistrationStoreSuite.A_registration_that_was_removed_is_gone_and_no_other))]
    [InlineData(nameof(Mutation.LetsAccountsBeTaken), nameof(AppRegistrationStoreSuite.An_account_is_one_tenants_and_no_other_takes_it))]
    [InlineData(nameof(Mutation.RemovesWhoever), nameof(AppRegistrationStoreSuite.An_account_is_one_tenants_and_no_other_takes_it))]
    [InlineData(nameof(Mutation.LetsAccountsBeTaken), nameof(AppRegistrationStoreSuite.Of_many_tenants_who_ask_for_one_account_at_once_one_gets_it))]
    [InlineData(nameof(Mutation.KeepsPreviousSecrets), nameof(AppRegistrationStoreSuite.A_previous_secret_is_kept_until_its_time_is_over))]
    [InlineData(nameof(Mutation.ForgetsPreviousSecretsEarly), nameof(AppRegistrationStoreSuite.A_previous_secret_is_kept_until_its_time_is_over))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<AppRegistrationStoreSuite>(() => new MutantSuite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        ForgetsOwners,
        KeepsOldSecrets,
        ForgetsCase,
        RemovesNothing,
        LetsAccountsBeTaken,
        RemovesWhoever,
        KeepsPreviousSecrets,
        ForgetsPreviousSecretsEarly,
    }

    private sealed class MutantSuite(Mutation mutation) : InMemoryAppRegistrationStoreSuite
    {
        protected override async ValueTask<IAppRegistrationStore> MakeAsync() => new MutantStore(await base.MakeAsync(), mutation);
    }

    private sealed class MutantStore(IAppRegistrationStore sound, Mutation mutation) : IAppRegistrationStore
    {
        public ValueTask<IReadOnlyList<AppRegistration>> ListAsync(CancellationToken cancellationToken) => sound.ListAsync(cancellationToken);

        public ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(CancellationToken cancellationToken) => sound.ListAccountsAsync(cancellationToken);

        public async ValueTask SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken)
        {
            var known = (await sound.ListAsync(cancellationToken)).FirstOrDefault(other => other.Id == registration.Id);
            await sound.SaveAsync(
                mutation switch
                {
                    Mutation.ForgetsOwners => registration with { Owner = null },
                    Mutation.KeepsOldSecrets when known is not null => registration with { AppSecret = known.AppSecret },
                    _ => registration,
                },
                by,
                cancellationToken);
        }

        public ValueTask ForgetPreviousSecretsAsync(DateTimeOffset now, CancellationToken cancellationToken) => mutation switch
        {
            Mutation.KeepsPreviousSecrets => ValueTask.CompletedTask,
            Mutation.ForgetsPreviousSecretsEarly => sound.ForgetPreviousSecretsAsync(DateTimeOffset.MaxValue, cancellationToken),
            _ => sound.ForgetPreviousSecretsAsync(now, cancellationToken),
        };

        public ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken) =>
            mutation == Mutation.RemovesNothing ? ValueTask.CompletedTask : sound.RemoveAsync(id, by, cancellationToken);

        public async ValueTask<bool> SaveAccountAsync(RegisteredAccount account, CancellationToken cancellationToken)
        {
            var saved = mutation == Mutation.ForgetsCase ? account with { Name = account.Name.ToLowerInvariant() } : account;
            if (mutation == Mutation.LetsAccountsBeTaken)
            {
                await RemoveWhoseverAsync(saved.Marketplace, saved.Name, cancellationToken);
            }

            return await sound.SaveAccountAsync(saved, cancellationToken) || mutation == Mutation.LetsAccountsBeTaken;
        }

        public ValueTask<bool> RemoveAccountAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken) =>
            mutation == Mutation.RemovesWhoever
                ? RemoveWhoseverAsync(marketplace, name, cancellationToken)
                : sound.RemoveAccountAsync(tenant, marketplace, name, cancellationToken);

        private async ValueTask<bool> RemoveWhoseverAsync(MarketplaceId marketplace, string name, CancellationToken cancellationToken) =>
            (await sound.ListAccountsAsync(cancellationToken)).FirstOrDefault(known => known.Marketplace == marketplace && known.Name == name) is { } owner
            && await sound.RemoveAccountAsync(owner.Tenant, marketplace, name, cancellationToken);
    }
}
