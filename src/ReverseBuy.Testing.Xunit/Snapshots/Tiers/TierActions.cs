using FsCheck;
using FsCheck.Fluent;

namespace ReverseBuy.Testing.Snapshots.Tiers;

/// <summary>Any sequence of actions, shrunk by leaving actions out.</summary>
internal static class TierActions
{
    public static Arbitrary<TierAction[]> Any()
    {
        var action =
            from byOther in Gen.Elements(false, true)
            from isRemoval in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from tenant in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(1)))
            from keys in Gen.Choose(1, 15)
            from seconds in Gen.Choose(0, 6)
            select new TierAction(byOther, isRemoval, tenant, keys, seconds);
        return Arb.From(action.ArrayOf(), actions => actions.Select((_, left) => actions.Where((_, index) => index != left).ToArray()));
    }
}
