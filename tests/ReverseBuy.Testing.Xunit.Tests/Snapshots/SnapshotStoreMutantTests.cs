using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class SnapshotStoreMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.OlderReplacesNewer), nameof(SnapshotStoreSuite.An_older_snapshot_never_replaces_a_newer_one))]
    [InlineData(nameof(Mutation.OlderReplacesNewer), nameof(SnapshotStoreSuite.Whatever_is_saved_and_removed_in_whatever_order_it_holds_what_a_model_holds))]
    [InlineData(nameof(Mutation.ForgetsTenants), nameof(SnapshotStoreSuite.A_snapshot_of_another_account_or_tenant_is_another_snapshot))]
    [InlineData(nameof(Mutation.ForgetsAccounts), nameof(SnapshotStoreSuite.A_snapshot_of_another_account_or_tenant_is_another_snapshot))]
    [InlineData(nameof(Mutation.AcceptsForeignKeys), nameof(SnapshotStoreSuite.A_key_of_one_tenant_is_never_asked_of_another))]
    [InlineData(nameof(Mutation.LosesTheSecond), nameof(SnapshotStoreSuite.A_thousand_listings_are_saved_and_read_at_once))]
    [InlineData(nameof(Mutation.AnswersInAnyOrder), nameof(SnapshotStoreSuite.Answers_come_in_the_order_of_the_keys_and_what_was_never_stored_is_nothing))]
    [InlineData(nameof(Mutation.RoundsMoments), nameof(SnapshotStoreSuite.Every_member_of_a_listing_comes_back))]
    [InlineData(nameof(Mutation.RemovesWhatWasSeenLater), nameof(SnapshotStoreSuite.A_listing_that_is_gone_is_removed_unless_it_was_seen_later))]
    [InlineData(nameof(Mutation.RemovesNothing), nameof(SnapshotStoreSuite.A_listing_that_is_gone_is_removed_unless_it_was_seen_later))]
    [InlineData(nameof(Mutation.ForgetsChanges), nameof(SnapshotStoreSuite.A_change_that_was_told_of_is_found_with_what_was_captured_before_until_it_is_captured_again))]
    [InlineData(nameof(Mutation.ForgetsChanges), nameof(SnapshotStoreSuite.Whatever_is_saved_and_removed_in_whatever_order_it_holds_what_a_model_holds))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<SnapshotStoreSuite>(() => new Suite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        OlderReplacesNewer,
        ForgetsTenants,
        ForgetsAccounts,
        AcceptsForeignKeys,
        LosesTheSecond,
        AnswersInAnyOrder,
        RoundsMoments,
        RemovesWhatWasSeenLater,
        RemovesNothing,
        ForgetsChanges,
    }

    private sealed class Suite(Mutation mutation) : InMemorySnapshotStoreSuite
    {
        protected override async ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants) => new Mutant(await base.MakeAsync(tenants), tenants[0], mutation);
    }

    private sealed class Mutant(ISnapshotStore sound, TenantId first, Mutation mutation) : ISnapshotStore
    {
        public async ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
        {
            var found = await sound.FindManyAsync(Of(tenant), [.. keys.Select(key => Of(key, tenant))], cancellationToken);
            return mutation == Mutation.AnswersInAnyOrder ? [.. found.Reverse()] : found;
        }

        public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
        {
            foreach (var (key, _) in snapshots.Where(_ => mutation == Mutation.OlderReplacesNewer))
            {
                await sound.RemoveAsync(key, DateTimeOffset.MaxValue, cancellationToken);
            }

            var saved = snapshots.Where((_, index) => mutation != Mutation.LosesTheSecond || index != 1).Select(snapshot => new KeyedSnapshot(Of(snapshot.Key, tenant), Of(snapshot.Snapshot)));
            await sound.SaveManyAsync(Of(tenant), [.. saved], cancellationToken);
        }

        public ValueTask MarkChangedAsync(SnapshotKey key, DateTimeOffset at, CancellationToken cancellationToken) =>
            mutation == Mutation.ForgetsChanges ? ValueTask.CompletedTask : sound.MarkChangedAsync(Of(key, key.Tenant), at, cancellationToken);

        public ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset goneAt, CancellationToken cancellationToken) => mutation switch
        {
            Mutation.RemovesNothing => ValueTask.CompletedTask,
            Mutation.RemovesWhatWasSeenLater => sound.RemoveAsync(key, DateTimeOffset.MaxValue, cancellationToken),
            _ => sound.RemoveAsync(Of(key, key.Tenant), goneAt, cancellationToken),
        };

        private TenantId Of(TenantId tenant) => mutation == Mutation.ForgetsTenants ? first : tenant;

        private SnapshotKey Of(SnapshotKey key, TenantId asked) => mutation switch
        {
            Mutation.ForgetsTenants => key with { Tenant = first },
            Mutation.AcceptsForeignKeys => key with { Tenant = asked },
            Mutation.ForgetsAccounts => key with { Account = new BuyingAccountId("any") },
            _ => key,
        };

        private Snapshot Of(Snapshot snapshot) => mutation == Mutation.RoundsMoments
            ? snapshot with { CapturedAt = new DateTimeOffset(snapshot.CapturedAt.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, snapshot.CapturedAt.Offset) }
            : snapshot;
    }
}
