using System.Collections.Immutable;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>The packages, found by id and by waybill. Immutable.</summary>
internal sealed record PackageTable
{
    private AggregateTable<PackageId, InboundPackage> Packages { get; init; } =
        new(AggregateKind.Package, package => package.Version, package => package.Orders);

    private ImmutableDictionary<string, PackageId> Waybills { get; init; } = ImmutableDictionary.Create<string, PackageId>(StringComparer.Ordinal);

    public InboundPackage? Find(PackageId id) => Packages.Find(id);

    public InboundPackage? FindByWaybill(string waybill) => Waybills.TryGetValue(waybill, out var id) ? Packages.Find(id) : null;

    public IReadOnlyList<InboundPackage> ListByOrder(OrderId order) => Packages.ListByOrder(order);

    public IEnumerable<InboundPackage> Newest(PackageId? after, Func<InboundPackage, bool> isAskedFor) => Packages.Newest(after, package => package.CreatedAt, isAskedFor);

    public PackageTable Add(InboundPackage package) =>
        Waybills.ContainsKey(package.Waybill)
            ? throw new ConcurrencyException($"The package of waybill '{package.Waybill}'")
            : new PackageTable { Packages = Packages.Add(package.Id, package), Waybills = Waybills.Add(package.Waybill, package.Id) };

    public PackageTable Save(InboundPackage package, int expectedVersion) =>
        this with { Packages = Packages.Save(package.Id, package, expectedVersion) };
}
