using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing.Storage.Holds;

/// <summary>Makes any sequence of turns.</summary>
internal static class HoldTurns
{
    public static Arbitrary<HoldTurn[]> Any()
    {
        var kinds = Gen.Frequency(
            (5, Gen.Constant(HoldActionKind.Take)),
            (2, Gen.Constant(HoldActionKind.TakeBoth)),
            (3, Gen.Constant(HoldActionKind.Consume)),
            (2, Gen.Constant(HoldActionKind.Release)),
            (2, Gen.Constant(HoldActionKind.Advance)));
        var observed = Gen.Frequency<Availability?>(
            (3, Gen.Constant<Availability?>(null)),
            (6, Gen.Choose(0, 12).Select(count => (Availability?)Availability.Exactly(count))),
            (2, Gen.Choose(1, 12).Select(count => (Availability?)Availability.AtLeast(count))),
            (1, Gen.Elements<Availability?>(Availability.InStock, Availability.Unknown, Availability.Out)));
        var actions =
            from kind in kinds
            from order in Gen.Choose(1, 4)
            from line in Gen.Choose(1, 2)
            from quantity in Gen.Choose(1, 5)
            from detail in Gen.Choose(0, 40)
            from availability in observed
            from askedBefore in Gen.Choose(0, 50)
            select new HoldAction(kind, order, line, quantity, detail, availability, askedBefore);
        var turns =
            from made in actions.NonEmptyListOf()
            from isCommitted in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
            select new HoldTurn([.. made.Take(3)], isCommitted);
        return turns.ArrayOf().ToArbitrary();
    }
}
