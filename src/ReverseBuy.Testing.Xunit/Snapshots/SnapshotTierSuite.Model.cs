using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Testing.Snapshots.Tiers;

namespace ReverseBuy.Testing;

public abstract partial class SnapshotTierSuite
{
    private int _sequences;

    /// <summary>How many sequences of what two nodes do are tried, as many as the tier does in some seconds; 40 unless set.</summary>
    protected virtual int Sequences => 40;

    /// <summary>Any sequence of sharing and removing by two nodes leaves for both what a dictionary would hold, and each hears what the other did.</summary>
    [Fact]
    public void Two_nodes_find_what_a_model_holds_and_hear_of_each_other_whatever_they_do() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithEndSize(15), Prop.ForAll(TierActions.Any(), ShareLikeTheModelAsync));

    private async Task ShareLikeTheModelAsync(TierAction[] actions)
    {
        // Listings of its own: what an earlier sequence did is no concern of this one.
        var sequence = ++_sequences;
        var model = new TierModel();
        HeardNews mine = new(Patience), theirs = new(Patience);
        using var here = await ListenAsync(Tier, mine, OtherTier);
        using var there = await ListenAsync(OtherTier, theirs, Tier);
        for (var step = 0; step < actions.Length; step++)
        {
            var action = actions[step];
            var (tier, heard) = action.ByOther ? (OtherTier, mine) : (Tier, theirs);
            var keys = KeysOf(sequence, action.Tenant).Where((_, index) => (action.Keys & (1 << index)) != 0).ToList();
            var moment = Samples.Noon.AddSeconds(action.Seconds);
            List<SnapshotKey> told;
            if (action.IsRemoval)
            {
                await tier.RemoveAsync(keys[0], moment, Token);
                model.Remove(keys[0], moment);
                told = [keys[0]];
            }
            else
            {
                await SaveAsync(tier, [.. keys.Select(key => Titled(key, $"step {step}", action.Seconds))]);
                told = [.. keys.Where(key => model.Save(key, moment, $"step {step}"))];
            }

            Assert.Equal(told.Select(key => (key, moment)).ToHashSet(), [.. await heard.TakeAsync(told.Count)]);
            await AssertHoldsAsync(sequence, model);
        }

        await AssertNothingMoreAsync(mine, OtherTier);
        await AssertNothingMoreAsync(theirs, Tier);
    }

    private async Task AssertHoldsAsync(int sequence, TierModel model)
    {
        foreach (var tier in new[] { Tier, OtherTier })
        {
            foreach (var tenant in new[] { 0, 1 })
            {
                var keys = KeysOf(sequence, tenant);
                var found = await tier.FindManyAsync(keys[0].Tenant, keys, Token);
                Assert.Equal(keys.Select(model.TitleOf), found.Select(snapshot => snapshot?.Product.Title));
            }
        }
    }

    private static List<SnapshotKey> KeysOf(int sequence, int tenant) =>
    [
        .. from account in new[] { "main", "second" }
           from listing in new[] { "a", "b" }
           select KeyOf($"{sequence}{listing}", account, tenant: tenant == 0 ? Samples.Anna.Value : Samples.Boris.Value),
    ];
}
