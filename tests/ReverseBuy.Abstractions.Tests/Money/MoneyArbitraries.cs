using FsCheck;
using FsCheck.Fluent;

namespace ReverseBuy.Abstractions.Tests;

/// <summary>Generators: any currency of the table, and amounts of it in whole minor units or with digits to spare.</summary>
public static class MoneyArbitraries
{
    public static Arbitrary<Currency> Currencies() => Gen.Elements(Currency.All.ToArray()).ToArbitrary();

    public static Arbitrary<SettledMoney> Settled() =>
        (from units in Gen.OneOf(ArbMap.Default.GeneratorFor<long>(), ArbMap.Default.GeneratorFor<DoNotSize<long>>().Select(large => large.Item))
         from currency in Currencies().Generator
         where units != long.MinValue // has no opposite
         select new SettledMoney(Money.FromMinorUnits(units, currency))).ToArbitrary();

    public static Arbitrary<Money> Any() =>
        (from amount in ArbMap.Default.GeneratorFor<decimal>()
         from currency in Currencies().Generator
         select new Money(amount, currency)).ToArbitrary();

    public static Arbitrary<Weights> AnyWeights() =>
        (from units in Gen.Choose(0, 1_000_000).NonEmptyListOf()
         from scale in Gen.Choose(0, 6)
         where units.Any(unit => unit > 0)
         select new Weights([.. units.Select(unit => new decimal(unit, 0, 0, isNegative: false, (byte)scale))])).ToArbitrary();
}
