using System.Reflection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>The suite is worth something: storages that break one promise are caught by the test that is named for it.</summary>
public sealed class TenantStorageMutantTests
{
    private const string HoldModel = nameof(TenantStorageSuite.Holds_do_what_a_list_would_do_whatever_happens_and_in_whatever_order_it_becomes_known);
    private const string OutboxModel = nameof(TenantStorageSuite.The_outbox_does_what_a_list_would_do_whatever_is_done_to_it);

    public static TheoryData<string> Scenarios =>
    [
        .. typeof(TenantStorageMutantTests).GetMethod(nameof(A_broken_promise_is_caught))!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(row => (string)row.Data[1]!)
            .Distinct(),
    ];

    [Theory]
    [InlineData(nameof(StorageMutation.KeepsWhatWasDropped), nameof(TenantStorageSuite.What_was_not_committed_has_never_happened))]
    [InlineData(nameof(StorageMutation.KeepsWhatWasDropped), OutboxModel)]
    [InlineData(nameof(StorageMutation.KeepsWhatWasDropped), HoldModel)]
    [InlineData(nameof(StorageMutation.ForgetsWhatWasCommitted), nameof(TenantStorageSuite.What_was_committed_can_be_read_by_everybody))]
    [InlineData(nameof(StorageMutation.ForgetsTenants), nameof(TenantStorageSuite.One_tenant_sees_nothing_of_another))]
    [InlineData(nameof(StorageMutation.AcceptsOldVersions), nameof(TenantStorageSuite.A_change_of_an_old_version_is_refused_with_all_that_came_with_it))]
    [InlineData(nameof(StorageMutation.AddsWhatIsThere), nameof(TenantStorageSuite.What_has_to_be_new_is_refused_when_it_is_there))]
    [InlineData(nameof(StorageMutation.CommitsAfterARefusal), nameof(TenantStorageSuite.A_unit_of_work_in_which_something_was_refused_commits_nothing))]
    [InlineData(nameof(StorageMutation.GoesOnAfterTheEnd), nameof(TenantStorageSuite.A_unit_of_work_that_has_ended_can_be_used_no_more))]
    [InlineData(nameof(StorageMutation.ShowsAViewWhatCameLater), nameof(TenantStorageSuite.A_view_is_not_held_up_by_an_open_unit_of_work_and_stays_as_it_was))]
    [InlineData(nameof(StorageMutation.NeverRings), nameof(TenantStorageSuite.A_commit_with_events_rings_for_the_outbox_once))]
    [InlineData(nameof(StorageMutation.RingsWhenWritten), nameof(TenantStorageSuite.Without_a_commit_or_without_events_nobody_rings))]
    [InlineData(nameof(StorageMutation.RingsBeforeTheCommit), nameof(TenantStorageSuite.Who_is_rung_for_finds_the_events))]
    [InlineData(nameof(StorageMutation.NeverPromises), nameof(TenantStorageSuite.Before_a_commit_that_rings_it_is_promised_that_the_workers_look))]
    [InlineData(nameof(StorageMutation.PromisesAfterTheCommit), nameof(TenantStorageSuite.Before_a_commit_that_rings_it_is_promised_that_the_workers_look))]
    [InlineData(nameof(StorageMutation.LosesTheSecondEvent), nameof(TenantStorageSuite.Many_events_of_one_unit_of_work_keep_their_order))]
    [InlineData(nameof(StorageMutation.LosesTheSecondEvent), OutboxModel)]
    [InlineData(nameof(StorageMutation.HandsEventsOutOfOrder), nameof(TenantStorageSuite.Events_come_back_whole_in_the_order_in_which_they_were_added))]
    [InlineData(nameof(StorageMutation.OvertakesWhatWaits), nameof(TenantStorageSuite.An_event_that_waits_holds_back_what_follows_of_its_aggregate_until_its_time))]
    [InlineData(nameof(StorageMutation.OvertakesWhatWaits), OutboxModel)]
    [InlineData(nameof(StorageMutation.ListsWhatWasPassed), OutboxModel)]
    [InlineData(nameof(StorageMutation.LetsParkedEventsGoOn), nameof(TenantStorageSuite.A_parked_event_holds_back_its_aggregate_and_no_other))]
    [InlineData(nameof(StorageMutation.LetsParkedEventsGoOn), OutboxModel)]
    [InlineData(nameof(StorageMutation.ForgetsFailures), OutboxModel)]
    [InlineData(nameof(StorageMutation.ForgetsThatHoldsExpire), HoldModel)]
    [InlineData(nameof(StorageMutation.CountsNoConsumedHolds), HoldModel)]
    [InlineData(nameof(StorageMutation.CountsNoConsumedHolds), nameof(TenantStorageSuite.Holds_are_listed_by_their_sku_while_they_are_open_or_lately_finished_and_by_their_order))]
    [InlineData(nameof(StorageMutation.CountsReleasedHoldsAsOpen), HoldModel)]
    [InlineData(nameof(StorageMutation.CountsReleasedHoldsAsOpen), nameof(TenantStorageSuite.What_becomes_of_a_hold_is_saved_and_what_is_long_over_is_pruned_with_its_sku))]
    [InlineData(nameof(StorageMutation.BelievesWhoCameLast), nameof(TenantStorageSuite.The_observation_that_was_asked_for_last_is_kept_whenever_it_comes))]
    [InlineData(nameof(StorageMutation.MovesUnitsTwice), nameof(TenantStorageSuite.A_fact_moves_units_of_a_line_from_bucket_to_bucket_once))]
    [InlineData(nameof(StorageMutation.ListsMoneyTheNewestFirst), nameof(TenantStorageSuite.Money_is_listed_by_what_it_is_for_the_oldest_first))]
    [InlineData(nameof(StorageMutation.LosesTheSecondLine), nameof(TenantStorageSuite.Every_member_of_an_order_comes_back))]
    [InlineData(nameof(StorageMutation.RoundsAmounts), nameof(TenantStorageSuite.An_amount_with_a_fraction_of_the_smallest_unit_is_refused_and_not_rounded))]
    [InlineData(nameof(StorageMutation.CutsRates), nameof(TenantStorageSuite.A_pinned_rate_comes_back_to_its_last_digit))]
    [InlineData(nameof(StorageMutation.ListsWhatIsNotDue), nameof(TenantStorageSuite.What_is_due_is_listed_the_longest_due_first))]
    [InlineData(nameof(StorageMutation.IgnoresTheCaseOfWaybills), nameof(TenantStorageSuite.Every_member_of_a_package_comes_back))]
    [InlineData(nameof(StorageMutation.IgnoresTheCaseOfNumbers), nameof(TenantStorageSuite.Numbers_that_others_give_out_are_compared_character_by_character))]
    [InlineData(nameof(StorageMutation.ForgetsUpstreamOrders), nameof(TenantStorageSuite.Orders_are_found_by_each_part_of_a_query_and_by_all_of_them_together))]
    [InlineData(nameof(StorageMutation.ForgetsWhenOrdersWerePlaced), nameof(TenantStorageSuite.Orders_are_found_by_each_part_of_a_query_and_by_all_of_them_together))]
    [InlineData(nameof(StorageMutation.TakesPackagesForParcels), nameof(TenantStorageSuite.Orders_are_found_by_each_part_of_a_query_and_by_all_of_them_together))]
    [InlineData(nameof(StorageMutation.StartsEveryPageOfOrdersAnew), nameof(TenantStorageSuite.Pages_of_orders_follow_one_another_also_when_one_is_added_and_the_last_of_a_page_no_longer_matches))]
    [InlineData(nameof(StorageMutation.StartsEveryPageOfParcelsAnew), nameof(TenantStorageSuite.Packages_and_parcels_are_found_by_number_and_time_in_pages_that_follow_one_another))]
    [InlineData(nameof(StorageMutation.ForgetsWhatPackagesBring), nameof(TenantStorageSuite.Packages_and_parcels_are_found_by_number_and_time_in_pages_that_follow_one_another))]
    [InlineData(nameof(StorageMutation.ListsFoundItemsTheNewestFirst), nameof(TenantStorageSuite.Found_items_of_an_order_are_listed_the_oldest_first))]
    [InlineData(nameof(StorageMutation.TakesDoublesForNew), nameof(TenantStorageSuite.What_came_before_is_known_by_marketplace_account_and_id_also_after_it_was_followed))]
    [InlineData(nameof(StorageMutation.KeepsWhatWasFollowed), nameof(TenantStorageSuite.What_came_before_is_known_by_marketplace_account_and_id_also_after_it_was_followed))]
    [InlineData(nameof(StorageMutation.FollowsWhatIsNotDue), nameof(TenantStorageSuite.What_marketplaces_told_comes_back_whole_the_longest_due_first))]
    [InlineData(nameof(StorageMutation.ForgetsThatItFailed), nameof(TenantStorageSuite.A_message_that_failed_waits_for_its_time_and_one_that_was_followed_does_not_fail_any_more))]
    [InlineData(nameof(StorageMutation.TakesOneWayForAnother), nameof(TenantStorageSuite.How_far_changes_were_asked_for_is_kept_per_marketplace_account_and_way_and_never_goes_back))]
    [InlineData(nameof(StorageMutation.PrunesWhatIsYoung), nameof(TenantStorageSuite.What_was_told_before_a_moment_is_pruned_followed_or_not_and_may_come_again))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<TenantStorageSuite>(() => new Suite(Enum.Parse<StorageMutation>(mutation)), scenario);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task What_stands_between_breaks_nothing_by_itself(string scenario) =>
        Broken.IsSoundAsync<TenantStorageSuite>(() => new Suite(StorageMutation.None), scenario);

    private sealed class Suite(StorageMutation mutation) : InMemoryTenantStorageSuite
    {
        protected override int HoldSequences => 300;

        protected override int OutboxSequences => 300;

        protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants)
        {
            IDoorbell heard = mutation switch
            {
                StorageMutation.NeverRings or StorageMutation.RingsBeforeTheCommit => new SilentDoorbell(),
                StorageMutation.NeverPromises => new UnpromisingDoorbell(doorbell, isLate: false),
                StorageMutation.PromisesAfterTheCommit => new UnpromisingDoorbell(doorbell, isLate: true),
                _ => doorbell,
            };
            return new MutantStorage(await base.MakeAsync(heard, tenants), doorbell, tenants[0], mutation);
        }
    }

    private sealed class SilentDoorbell : IDoorbell
    {
        public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Ring(TenantId tenant, string worker)
        {
            // That is the broken promise.
        }

        public void RingAt(TenantId tenant, string worker, DateTimeOffset at)
        {
            // So is that.
        }
    }

    private sealed class UnpromisingDoorbell(IDoorbell doorbell, bool isLate) : IDoorbell
    {
        public ValueTask PromiseAsync(TenantId tenant, IReadOnlyCollection<string> workers, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Ring(TenantId tenant, string worker)
        {
            if (isLate)
            {
                _ = doorbell.PromiseAsync(tenant, [worker], CancellationToken.None).AsTask();
            }

            doorbell.Ring(tenant, worker);
        }

        public void RingAt(TenantId tenant, string worker, DateTimeOffset due)
        {
            if (isLate)
            {
                _ = doorbell.PromiseAsync(tenant, [worker], CancellationToken.None).AsTask();
            }

            doorbell.RingAt(tenant, worker, due);
        }
    }
}
