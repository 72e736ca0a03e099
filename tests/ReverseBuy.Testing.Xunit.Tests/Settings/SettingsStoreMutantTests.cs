using ReverseBuy.Settings;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Settings;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class SettingsStoreMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.SharesThem), nameof(TenantSettingsStoreSuite.They_are_one_tenants_and_so_are_the_notes))]
    [InlineData(nameof(Mutation.ForgetsWarehouses), nameof(TenantSettingsStoreSuite.Every_member_comes_back_and_is_replaced_by_what_is_saved_next))]
    [InlineData(nameof(Mutation.MergesWithTheOld), nameof(TenantSettingsStoreSuite.Every_member_comes_back_and_is_replaced_by_what_is_saved_next))]
    [InlineData(nameof(Mutation.LooksAtNoVersion), nameof(TenantSettingsStoreSuite.Of_many_who_change_the_same_version_one_is_first))]
    [InlineData(nameof(Mutation.ListsTheOldestFirst), nameof(TenantSettingsStoreSuite.Notes_come_back_the_newest_first_and_page_by_page))]
    [InlineData(nameof(Mutation.KnowsNoPages), nameof(TenantSettingsStoreSuite.Notes_come_back_the_newest_first_and_page_by_page))]
    [InlineData(nameof(Mutation.RemovesNothing), nameof(TenantSettingsStoreSuite.What_was_removed_is_gone_with_its_notes_and_is_begun_anew))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<TenantSettingsStoreSuite>(() => new MutantSuite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        SharesThem,
        ForgetsWarehouses,
        MergesWithTheOld,
        LooksAtNoVersion,
        ListsTheOldestFirst,
        KnowsNoPages,
        RemovesNothing,
    }

    private sealed class MutantSuite(Mutation mutation) : InMemorySettingsStoreSuite
    {
        protected override async ValueTask<ITenantSettingsStore> MakeAsync(IReadOnlyList<TenantId> tenants) => new Mutant(await base.MakeAsync(tenants), tenants[0], mutation);
    }

    private sealed class Mutant(ITenantSettingsStore sound, TenantId first, Mutation mutation) : ITenantSettingsStore
    {
        public ValueTask<StoredSettings> FindAsync(TenantId tenant, CancellationToken cancellationToken) => sound.FindAsync(Of(tenant), cancellationToken);

        public async ValueTask<bool> TrySaveAsync(TenantId tenant, TenantSettings settings, SettingsChange change, CancellationToken cancellationToken)
        {
            var stored = await sound.FindAsync(tenant, cancellationToken);
            return await sound.TrySaveAsync(
                Of(tenant),
                mutation switch
                {
                    Mutation.ForgetsWarehouses => settings with { Warehouses = null },
                    Mutation.MergesWithTheOld => settings.Over(stored.Settings),
                    _ => settings,
                },
                mutation == Mutation.LooksAtNoVersion ? change with { Version = stored.Version + 1 } : change,
                cancellationToken);
        }

        public async ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken)
        {
            var changes = await sound.ListChangesAsync(Of(tenant), mutation == Mutation.KnowsNoPages ? null : before, limit, cancellationToken);
            return mutation == Mutation.ListsTheOldestFirst ? [.. changes.Reverse()] : changes;
        }

        public ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken) =>
            mutation == Mutation.RemovesNothing ? ValueTask.CompletedTask : sound.RemoveAsync(Of(tenant), cancellationToken);

        private TenantId Of(TenantId tenant) => mutation == Mutation.SharesThem ? first : tenant;
    }
}
