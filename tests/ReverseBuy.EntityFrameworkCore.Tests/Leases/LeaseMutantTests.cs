using ReverseBuy.Messaging;
using Xunit.Sdk;

namespace ReverseBuy.EntityFrameworkCore.Tests.Leases;

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
    public async Task A_broken_promise_is_caught(string mutation, string test)
    {
        await using var suite = new MutantSuite(Enum.Parse<Mutation>(mutation));
        await suite.InitializeAsync();

        await Assert.ThrowsAnyAsync<XunitException>(() => (Task)typeof(LeaseSuite).GetMethod(test)!.Invoke(suite, null)!);
    }

    private enum Mutation
    {
        GivesToAll,
        NumbersAllAlike,
        ForgetsTenants,
        RenewsWhatIsOver,
        RenewsNothing,
        KeepsWhatIsGivenBack,
        IgnoresWhoGivesUp,
    }

    private sealed class MutantSuite(Mutation mutation) : InProcessLeaseSuite
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
