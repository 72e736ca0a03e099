using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Receiving;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class PackagesFacade(
    ICurrentTenant current, CustomerAnnouncement announcement, PackageMatching matching, PackageReports reports, ITenantStorage storage) : IPackages
{
    public ValueTask<Receipt> AnnounceAsync(AnnouncedPackage package, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentException.ThrowIfNullOrWhiteSpace(package.Waybill, nameof(package));
        ArgumentException.ThrowIfNullOrWhiteSpace(package.Carrier, nameof(package));
        return announcement.AnnounceAsync(current.RequireActive(nameof(IPackages)), package, command, cancellationToken);
    }

    public ValueTask<Receipt> MatchAsync(PackageId package, PackageClaim claim, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return matching.MatchAsync(current.RequireActive(nameof(IPackages)), package, claim, command, cancellationToken);
    }

    public ValueTask<Receipt> ReportAsync(PackageId package, PackageNews news, Command command, CancellationToken cancellationToken) =>
        reports.ReportAsync(current.RequireActive(nameof(IPackages)), package, news, command, cancellationToken);

    public async ValueTask<IReadOnlyList<InboundPackage>> ListAsync(PackageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = await storage.ReadAsync(current.Require(nameof(IPackages)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Packages.ListAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }
}
