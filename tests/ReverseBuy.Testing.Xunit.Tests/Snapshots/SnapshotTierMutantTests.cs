using ReverseBuy.Inventory;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Snapshots;

/// <summary>The suite is worth something: tiers that break one promise are caught by the test that is named for it.</summary>
public sealed class SnapshotTierMutantTests
{
    private const string Model = nameof(SnapshotTierSuite.Two_nodes_find_what_a_model_holds_and_hear_of_each_other_whatever_they_do);

    [Theory]
    [InlineData(nameof(TierMutation.OlderReplacesNewer), nameof(SnapshotTierSuite.The_newest_capture_wins_whoever_comes_last))]
    [InlineData(nameof(TierMutation.OlderReplacesNewer), Model)]
    [InlineData(nameof(TierMutation.ForgetsTenants), nameof(SnapshotTierSuite.Every_account_has_its_own_snapshots_however_names_are_written))]
    [InlineData(nameof(TierMutation.ForgetsTenants), Model)]
    [InlineData(nameof(TierMutation.ForgetsAccounts), nameof(SnapshotTierSuite.Every_account_has_its_own_snapshots_however_names_are_written))]
    [InlineData(nameof(TierMutation.AcceptsForeignKeys), nameof(SnapshotTierSuite.A_key_of_one_tenant_is_never_asked_of_another))]
    [InlineData(nameof(TierMutation.LosesTheSecond), nameof(SnapshotTierSuite.Answers_come_in_the_order_of_the_keys_and_what_was_never_shared_is_nothing))]
    [InlineData(nameof(TierMutation.AnswersInAnyOrder), nameof(SnapshotTierSuite.Answers_come_in_the_order_of_the_keys_and_what_was_never_shared_is_nothing))]
    [InlineData(nameof(TierMutation.RoundsMoments), nameof(SnapshotTierSuite.What_one_node_shared_another_finds_with_every_member_and_to_the_tick))]
    [InlineData(nameof(TierMutation.LetsTheLateComeBack), nameof(SnapshotTierSuite.What_was_captured_before_a_removal_is_gone_and_does_not_come_back_late))]
    [InlineData(nameof(TierMutation.LetsTheLateComeBack), Model)]
    [InlineData(nameof(TierMutation.RemovesWhatIsNewer), nameof(SnapshotTierSuite.What_was_captured_before_a_removal_is_gone_and_does_not_come_back_late))]
    [InlineData(nameof(TierMutation.RemovesWhatIsNewer), Model)]
    [InlineData(nameof(TierMutation.TellsNobody), nameof(SnapshotTierSuite.Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself))]
    [InlineData(nameof(TierMutation.TellsItself), nameof(SnapshotTierSuite.Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself))]
    [InlineData(nameof(TierMutation.TellsItself), Model)]
    [InlineData(nameof(TierMutation.TellsOfWhatWasLeftOut), nameof(SnapshotTierSuite.Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself))]
    [InlineData(nameof(TierMutation.TellsOfWhatWasLeftOut), Model)]
    [InlineData(nameof(TierMutation.KeepsRemovalsToItself), nameof(SnapshotTierSuite.Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself))]
    [InlineData(nameof(TierMutation.TellsWhoWantsToHearNoMore), nameof(SnapshotTierSuite.Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself))]
    public Task A_broken_promise_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<SnapshotTierSuite>(() => new Suite(new SharedSnapshots(Enum.Parse<TierMutation>(mutation))), scenario);

    private sealed class Suite(SharedSnapshots shared) : SnapshotTierSuite
    {
        // News come at once here, or never.
        protected override TimeSpan Patience => TimeSpan.FromMilliseconds(200);

        protected override int Sequences => 300;

        protected override ValueTask<ISnapshotTier> MakeNodeAsync() => ValueTask.FromResult(shared.MakeNode());
    }
}
