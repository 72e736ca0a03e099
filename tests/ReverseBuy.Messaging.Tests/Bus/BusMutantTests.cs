using ReverseBuy.Testing;
using Xunit.Sdk;

namespace ReverseBuy.Messaging.Tests.Bus;

/// <summary>The suite is worth something: a bus that breaks one promise is caught by the test that is named for it.</summary>
public sealed class BusMutantTests
{
    [Theory]
    [InlineData(Mutation.LosesItsQueueInACrash, nameof(BusSuite.Crashes_under_load_lose_nothing_and_change_no_order))]
    [InlineData(Mutation.LosesItsQueueInACrash, nameof(BusSuite.An_event_that_was_in_hand_at_a_crash_comes_again))]
    [InlineData(Mutation.AcknowledgesBeforeHandling, nameof(BusSuite.An_event_that_was_in_hand_at_a_crash_comes_again))]
    [InlineData(Mutation.PutsFailedEventsLast, nameof(BusSuite.An_event_that_failed_comes_again_before_what_follows_of_its_aggregate))]
    [InlineData(Mutation.TakesTheNewestFirst, nameof(BusSuite.Events_of_an_aggregate_arrive_in_their_order_and_none_is_lost))]
    [InlineData(Mutation.ForgetsTenants, nameof(BusSuite.Tenants_are_kept_apart))]
    [InlineData(Mutation.ForgetsCauses, nameof(BusSuite.An_event_arrives_as_it_was_published))]
    [InlineData(Mutation.TakesFailuresForDone, nameof(BusSuite.An_event_that_failed_comes_again_before_what_follows_of_its_aggregate))]
    [InlineData(Mutation.WaitsWithAllForOne, nameof(BusSuite.While_an_aggregate_waits_the_others_go_on))]
    [InlineData(Mutation.StopsInTheMiddle, nameof(BusSuite.Stopping_waits_for_the_event_in_hand_and_keeps_the_rest))]
    [InlineData(Mutation.HandsOverAllAtOnce, nameof(BusSuite.No_more_is_handed_over_at_once_than_it_says_and_the_rest_waits))]
    public async Task A_broken_promise_is_caught(Mutation mutation, string test)
    {
        await using var suite = new MutantSuite(mutation);
        await suite.InitializeAsync();
        object?[] arguments = test == nameof(BusSuite.An_event_arrives_as_it_was_published) ? ["{}", true] : [];

        await Assert.ThrowsAnyAsync<XunitException>(() => (Task)typeof(BusSuite).GetMethod(test)!.Invoke(suite, arguments)!);
    }

    private sealed class MutantSuite(Mutation mutation) : QueueBusSuite(mutation)
    {
        protected override TimeSpan Patience => TimeSpan.FromMilliseconds(500);
    }
}
