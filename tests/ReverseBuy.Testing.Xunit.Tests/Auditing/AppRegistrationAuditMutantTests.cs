using ReverseBuy.Auditing;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Auditing;

/// <summary>The suite is worth something: stores that break one promise are caught by the test that is named for it.</summary>
public sealed class AppRegistrationAuditMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.ForgetsWho), nameof(AppRegistrationAuditSuite.Who_registers_rotates_and_removes_is_noted_and_when))]
    [InlineData(nameof(Mutation.CallsAllConnected), nameof(AppRegistrationAuditSuite.Who_registers_rotates_and_removes_is_noted_and_when))]
    [InlineData(nameof(Mutation.GivesTheHostsToTenants), nameof(AppRegistrationAuditSuite.Notes_and_counts_are_the_owners_and_those_of_nobody_the_hosts))]
    [InlineData(nameof(Mutation.ForgetsOwners), nameof(AppRegistrationAuditSuite.Notes_and_counts_are_the_owners_and_those_of_nobody_the_hosts))]
    [InlineData(nameof(Mutation.AddsUpApplications), nameof(AppRegistrationAuditSuite.Of_many_who_add_at_once_none_overwrites_anothers))]
    [InlineData(nameof(Mutation.ForgetsRefusals), nameof(AppRegistrationAuditSuite.Of_many_who_add_at_once_none_overwrites_anothers))]
    [InlineData(nameof(Mutation.BeginsPagesAnew), nameof(AppRegistrationAuditSuite.Notes_and_counts_are_asked_for_by_marketplace_and_time_page_by_page))]
    [InlineData(nameof(Mutation.IgnoresFrom), nameof(AppRegistrationAuditSuite.Notes_and_counts_are_asked_for_by_marketplace_and_time_page_by_page))]
    [InlineData(nameof(Mutation.TellsNoPrevious), nameof(AppRegistrationAuditSuite.Notes_and_counts_are_asked_for_by_marketplace_and_time_page_by_page))]
    [InlineData(nameof(Mutation.ForgetsNothing), nameof(AppRegistrationAuditSuite.Hours_that_are_over_for_long_are_forgotten_and_a_tenants_with_the_tenant))]
    [InlineData(nameof(Mutation.RemovesNothing), nameof(AppRegistrationAuditSuite.Hours_that_are_over_for_long_are_forgotten_and_a_tenants_with_the_tenant))]
    [InlineData(nameof(Mutation.TakesAnyLimit), nameof(AppRegistrationAuditSuite.A_page_of_none_and_one_of_too_many_are_refused))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<AppRegistrationAuditSuite>(() => new Suite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        ForgetsWho,
        CallsAllConnected,
        GivesTheHostsToTenants,
        ForgetsOwners,
        AddsUpApplications,
        ForgetsRefusals,
        BeginsPagesAnew,
        IgnoresFrom,
        TellsNoPrevious,
        ForgetsNothing,
        RemovesNothing,
        TakesAnyLimit,
    }

    private sealed class Suite(Mutation mutation) : InMemoryAppRegistrationAuditSuite
    {
        protected override async ValueTask<(IAppRegistrationStore Registrations, IAppRegistrationAuditStore Audit)> MakeAsync(TimeProvider time)
        {
            var (registrations, audit) = await base.MakeAsync(time);
            return (registrations, new MutantAudit(audit, mutation));
        }
    }

    private sealed class MutantAudit(IAppRegistrationAuditStore sound, Mutation mutation) : IAppRegistrationAuditStore
    {
        public async ValueTask<IReadOnlyList<AppRegistrationChange>> ListChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
        {
            var changes = await sound.ListChangesAsync(Of(owner), Of(query), cancellationToken);
            return mutation switch
            {
                Mutation.ForgetsWho => [.. changes.Select(change => change with { By = new Actor(ActorKind.System, "nobody") })],
                Mutation.CallsAllConnected => [.. changes.Select(change => change with { Kind = CredentialChangeKind.Connected })],
                _ => changes,
            };
        }

        public async ValueTask<IReadOnlyList<AppRegistrationUse>> ListUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
        {
            var uses = await sound.ListUsesAsync(Of(owner), Of(query), cancellationToken);
            return mutation == Mutation.TellsNoPrevious ? [.. uses.Select(use => use with { Previous = null })] : uses;
        }

        public ValueTask AddUsesAsync(IReadOnlyList<CountedAppRegistrationUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => sound.AddUsesAsync(
            mutation switch
            {
                Mutation.ForgetsOwners => [.. uses.Select(use => use with { Owner = null })],
                Mutation.AddsUpApplications => [.. uses.Select(use => use with { AppKey = "any" })],
                Mutation.ForgetsRefusals => [.. uses.Select(use => use with { Refused = 0 })],
                _ => uses,
            },
            mutation == Mutation.ForgetsNothing ? DateTimeOffset.MinValue : forgetBefore,
            cancellationToken);

        public ValueTask RemoveAsync(TenantId owner, CancellationToken cancellationToken) =>
            mutation == Mutation.RemovesNothing ? ValueTask.CompletedTask : sound.RemoveAsync(owner, cancellationToken);

        private TenantId? Of(TenantId? owner) => mutation == Mutation.GivesTheHostsToTenants && owner == new TenantId("boris") ? null : owner;

        private CredentialAuditQuery Of(CredentialAuditQuery query) => mutation switch
        {
            Mutation.BeginsPagesAnew => query with { Before = null },
            Mutation.IgnoresFrom => query with { From = null },
            Mutation.TakesAnyLimit => query with { Limit = Math.Clamp(query.Limit, 1, CredentialAuditQuery.MaximumLimit) },
            _ => query,
        };
    }
}
