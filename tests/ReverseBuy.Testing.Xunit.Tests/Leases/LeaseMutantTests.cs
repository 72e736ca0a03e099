using ReverseBuy.Messaging;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Leases;

/// <summary>The suite is worth something: leases that break one promise are caught by the test that is named for it.</summary>
public sealed class LeaseMutantTests
{
    [Theory]
    [InlineData(nameof(Mutation.GivesToAll), nameof(LeaseSuite.One_at_a_time_holds_a_lease_and_the_next_gets_it_with_a_larger_number))]
    [InlineData(nameof(Mutation.NumbersAllAlike), nameof(LeaseSuite.One_at_a_time_holds_a_lease_and_the_next_gets_it_with_a_larger_number))]
    [InlineData(nameof(Mutation.NumbersAllAlike), nameof(LeaseSuite.A_lease_that_ended_while_nobody_waited_is_free))]
    [InlineData(nameof(Mutation.ForgetsTenants), nameof(LeaseSuite.Other_names_and_other_tenants_do_not_wait))]
    [InlineData(nameof(Mutation.RenewsWhatIsOver), nameof(LeaseSuite.A_lease_that_ended_or_was_given_back_cannot_be_renewed_whether_or_not_another_holds_it))]
    [InlineData(nameof(Mutation.RenewsNothing), nameof(LeaseSuite.A_lease_that_is_renewed_lasts_for_its_whole_duration_again))]
    [InlineData(nameof(Mutation.KeepsWhatIsGivenBack), nameof(LeaseSuite.One_at_a_time_holds_a_lease_and_the_next_gets_it_with_a_larger_number))]
    [InlineData(nameof(Mutation.IgnoresWhoGivesUp), nameof(LeaseSuite.Whoever_gives_up_waiting_does_not_get_it))]
    [InlineData(nameof(Mutation.TriesTakeWhatIsHeld), nameof(LeaseSuite.A_try_for_what_another_holds_gets_nothing_and_hears_for_how_long))]
    [InlineData(nameof(Mutation.TriesTakeWhatIsHeld), nameof(LeaseSuite.Of_many_tries_at_once_one_gets_it))]
    [InlineData(nameof(Mutation.TriesGetNothing), nameof(LeaseSuite.A_try_gets_what_is_free_at_once_and_it_is_a_lease_like_any_other))]
    [InlineData(nameof(Mutation.TriesTellNoEnd), nameof(LeaseSuite.A_try_for_what_another_holds_gets_nothing_and_hears_for_how_long))]
    [InlineData(nameof(Mutation.TriesTellTheWholeDuration), nameof(LeaseSuite.A_try_for_what_another_holds_gets_nothing_and_hears_for_how_long))]
    [InlineData(nameof(Mutation.TriesForgetTenants), nameof(LeaseSuite.A_try_gets_what_is_free_at_once_and_it_is_a_lease_like_any_other))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<LeaseSuite>(() => new MutantSuite(Enum.Parse<Mutation>(mutation)), scenario);

    private enum Mutation
    {
        GivesToAll,
        NumbersAllAlike,
        ForgetsTenants,
        RenewsWhatIsOver,
        RenewsNothing,
        KeepsWhatIsGivenBack,
        IgnoresWhoGivesUp,
        TriesTakeWhatIsHeld,
        TriesGetNothing,
        TriesTellNoEnd,
        TriesTellTheWholeDuration,
        TriesForgetTenants,
    }

    private sealed class MutantSuite(Mutation mutation) : InMemoryLeaseSuite
    {
        protected override TimeSpan Patience => TimeSpan.FromMilliseconds(200);

        protected override async ValueTask<ILeases> MakeAsync() => new MutantLeases(await base.MakeAsync(), mutation);
    }

    private sealed class MutantLeases(ILeases sound, Mutation mutation) : ILeases
    {
        private int _given;

        public async ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
        {
            var asked = sound.AcquireAsync(
                mutation == Mutation.ForgetsTenants ? new TenantId("all") : tenant,
                mutation == Mutation.GivesToAll ? $"{name}-{Interlocked.Increment(ref _given)}" : name,
                duration,
                mutation == Mutation.IgnoresWhoGivesUp ? CancellationToken.None : cancellationToken).AsTask();
            return new MutantLease(await asked.WaitAsync(cancellationToken), mutation);
        }

        public async ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
        {
            if (mutation == Mutation.TriesGetNothing)
            {
                return new LeaseAttempt(null, duration);
            }

            var attempt = await sound.TryAcquireAsync(
                mutation == Mutation.TriesForgetTenants ? new TenantId("all") : tenant,
                mutation == Mutation.TriesTakeWhatIsHeld ? $"{name}-{Interlocked.Increment(ref _given)}" : name,
                duration,
                cancellationToken);
            return attempt switch
            {
                { Lease: { } lease } => attempt with { Lease = new MutantLease(lease, mutation) },
                _ when mutation == Mutation.TriesTellNoEnd => attempt with { EndsIn = TimeSpan.Zero },
                _ when mutation == Mutation.TriesTellTheWholeDuration => attempt with { EndsIn = duration },
                _ => attempt,
            };
        }
    }

    private sealed class MutantLease(ILease sound, Mutation mutation) : ILease
    {
        public long FencingToken => mutation == Mutation.NumbersAllAlike ? 1 : sound.FencingToken;

        public async ValueTask<bool> RenewAsync(CancellationToken cancellationToken) => mutation switch
        {
            Mutation.RenewsWhatIsOver => true,
            Mutation.RenewsNothing => false,
            _ => await sound.RenewAsync(cancellationToken),
        };

        public ValueTask DisposeAsync() => mutation == Mutation.KeepsWhatIsGivenBack ? ValueTask.CompletedTask : sound.DisposeAsync();
    }
}
