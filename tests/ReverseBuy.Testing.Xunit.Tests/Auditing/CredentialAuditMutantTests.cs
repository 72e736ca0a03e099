using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class CredentialAuditMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.ForgetsWho), nameof(CredentialAuditSuite.Who_connects_rotates_and_removes_is_noted_and_when))]
    [InlineData(nameof(Mutation.CallsAllRotated), nameof(CredentialAuditSuite.Who_connects_rotates_and_removes_is_noted_and_when))]
    [InlineData(nameof(Mutation.OldestFirst), nameof(CredentialAuditSuite.Who_connects_rotates_and_removes_is_noted_and_when))]
    [InlineData(nameof(Mutation.NotesWhatStays), nameof(CredentialAuditSuite.What_changes_nothing_and_what_nobody_did_is_not_noted))]
    [InlineData(nameof(Mutation.NotesRenewals), nameof(CredentialAuditSuite.What_changes_nothing_and_what_nobody_did_is_not_noted))]
    [InlineData(nameof(Mutation.ForgetsTenants), nameof(CredentialAuditSuite.Notes_and_counts_are_one_tenants))]
    [InlineData(nameof(Mutation.BeginsPagesAnew), nameof(CredentialAuditSuite.Notes_are_asked_for_by_marketplace_account_and_time_page_by_page))]
    [InlineData(nameof(Mutation.IgnoresAccounts), nameof(CredentialAuditSuite.Notes_are_asked_for_by_marketplace_account_and_time_page_by_page))]
    [InlineData(nameof(Mutation.IgnoresUntil), nameof(CredentialAuditSuite.Notes_are_asked_for_by_marketplace_account_and_time_page_by_page))]
    [InlineData(nameof(Mutation.AddsUpPurposes), nameof(CredentialAuditSuite.Uses_are_added_to_those_of_the_same_account_purpose_and_hour))]
    [InlineData(nameof(Mutation.ForgetsRefusals), nameof(CredentialAuditSuite.Uses_are_added_to_those_of_the_same_account_purpose_and_hour))]
    [InlineData(nameof(Mutation.ReadsBeforeItAdds), nameof(CredentialAuditSuite.Of_many_who_add_at_once_none_overwrites_anothers))]
    [InlineData(nameof(Mutation.TellsNoPrevious), nameof(CredentialAuditSuite.Counts_tell_of_the_hour_of_use_before_and_come_page_by_page))]
    [InlineData(nameof(Mutation.ForgetsNothing), nameof(CredentialAuditSuite.Hours_that_are_over_for_long_are_forgotten_and_notes_are_not))]
    [InlineData(nameof(Mutation.ForgetsOneHourMore), nameof(CredentialAuditSuite.Hours_that_are_over_for_long_are_forgotten_and_notes_are_not))]
    [InlineData(nameof(Mutation.TakesAnyLimit), nameof(CredentialAuditSuite.A_page_of_none_and_one_of_too_many_are_refused))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<CredentialAuditSuite>(() => new Suite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        ForgetsWho,
        CallsAllRotated,
        OldestFirst,
        NotesWhatStays,
        NotesRenewals,
        ForgetsTenants,
        BeginsPagesAnew,
        IgnoresAccounts,
        IgnoresUntil,
        AddsUpPurposes,
        ForgetsRefusals,
        ReadsBeforeItAdds,
        TellsNoPrevious,
        ForgetsNothing,
        ForgetsOneHourMore,
        TakesAnyLimit,
    }

    private sealed class Suite(Mutation mutation) : InMemoryCredentialAuditSuite
    {
        protected override async ValueTask<(ICredentialStore Credentials, ICredentialAuditStore Audit)> MakeAsync(IReadOnlyList<TenantId> tenants, TimeProvider time)
        {
            var (credentials, audit) = await base.MakeAsync(tenants, time);
            return (new MutantCredentials(credentials, mutation), new MutantAudit(audit, tenants[0], mutation));
        }
    }

    private sealed class MutantCredentials(ICredentialStore sound, Mutation mutation) : ICredentialStore
    {
        private static readonly Actor Nobody = new(ActorKind.System, "nobody");

        public ValueTask<AccountCredentials?> FindAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, CancellationToken cancellationToken) =>
            sound.FindAsync(tenant, marketplace, account, cancellationToken);

        public async ValueTask SaveAsync(
            TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials credentials, Actor by, CancellationToken cancellationToken)
        {
            if (mutation == Mutation.NotesWhatStays && await sound.FindAsync(tenant, marketplace, account, cancellationToken) == credentials)
            {
                await sound.SaveAsync(tenant, marketplace, account, new AccountCredentials("other"), by, cancellationToken);
            }

            await sound.SaveAsync(tenant, marketplace, account, credentials, mutation == Mutation.ForgetsWho ? Nobody : by, cancellationToken);
        }

        public ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken) =>
            sound.RemoveAsync(tenant, marketplace, account, by, cancellationToken);

        public async ValueTask<bool> ReplaceAsync(
            TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials expected, AccountCredentials credentials, CancellationToken cancellationToken)
        {
            if (mutation == Mutation.NotesRenewals)
            {
                await sound.SaveAsync(tenant, marketplace, account, credentials, Nobody, cancellationToken);
                return true;
            }

            return await sound.ReplaceAsync(tenant, marketplace, account, expected, credentials, cancellationToken);
        }
    }

    private sealed class MutantAudit(ICredentialAuditStore sound, TenantId first, Mutation mutation) : ICredentialAuditStore
    {
        // As many as the suite sends at once: all have read before the first adds.
        private const int Crowd = 12;

        private readonly TaskCompletionSource _allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _read;

        public async ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
        {
            var changes = await sound.ListChangesAsync(Of(tenant), Of(query), cancellationToken);
            return mutation switch
            {
                Mutation.CallsAllRotated => [.. changes.Select(change => change with { Kind = CredentialChangeKind.Rotated })],
                Mutation.OldestFirst => [.. changes.Reverse()],
                _ => changes,
            };
        }

        public async ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
        {
            var uses = await sound.ListUsesAsync(Of(tenant), Of(query), cancellationToken);
            return mutation == Mutation.TellsNoPrevious ? [.. uses.Select(use => use with { Previous = null })] : uses;
        }

        public async ValueTask AddUsesAsync(TenantId tenant, IReadOnlyList<CountedCredentialUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
        {
            switch (mutation)
            {
                case Mutation.AddsUpPurposes:
                    uses = [.. uses.Select(use => use with { Purpose = CredentialPurpose.Call })];
                    break;
                case Mutation.ForgetsRefusals:
                    uses = [.. uses.Select(use => use with { Refused = 0 })];
                    break;
                case Mutation.ForgetsNothing:
                    forgetBefore = DateTimeOffset.MinValue;
                    break;
                case Mutation.ForgetsOneHourMore when forgetBefore > DateTimeOffset.MinValue:
                    forgetBefore += TimeSpan.FromHours(1);
                    break;
                case Mutation.ReadsBeforeItAdds:
                    if (Interlocked.Increment(ref _read) == Crowd)
                    {
                        await sound.AddUsesAsync(tenant, uses, forgetBefore, cancellationToken);
                        _allRead.SetResult();
                    }

                    // Each found nothing, and the last one's row took the place of the others'.
                    await _allRead.Task.WaitAsync(cancellationToken);
                    return;
                default:
                    break;
            }

            await sound.AddUsesAsync(Of(tenant), uses, forgetBefore, cancellationToken);
        }

        private TenantId Of(TenantId tenant) => mutation == Mutation.ForgetsTenants ? first : tenant;

        private CredentialAuditQuery Of(CredentialAuditQuery query) => mutation switch
        {
            Mutation.BeginsPagesAnew => query with { Before = null },
            Mutation.IgnoresAccounts => query with { Account = null },
            Mutation.IgnoresUntil => query with { Until = null },
            Mutation.TakesAnyLimit => query with { Limit = Math.Clamp(query.Limit, 1, CredentialAuditQuery.MaximumLimit) },
            _ => query,
        };
    }
}
