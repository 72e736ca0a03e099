using ReverseBuy.Blobs;
using ReverseBuy.Fulfilment;
using ReverseBuy.Privacy;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Erasing;

/// <summary>
/// Erases, one aggregate in one commit: each is erased or not, so that what was broken off goes on with the next. The history of each says that it was erased, and by whom.
/// </summary>
internal sealed class CustomerErasing(ITenantStorage storage, TimeProvider time, IBlobStore? photos = null)
{
    private const string Subject = "personal-data";
    private const string Erased = "Erased";
    private const string Trigger = "ErasePersonalData";

    public ValueTask<bool> EraseAsync(TenantId tenant, OrderId id, ErasePersonalData request, CancellationToken cancellationToken) => EraseAsync(
        tenant,
        AggregateKey.Of(id),
        request,
        async unit => await unit.Orders.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } order && ErasedWords.AreIn(order) ? order : null,
        order => order.Version,
        (unit, order) => unit.Orders.SaveAsync(ErasedWords.Of(order) with { Version = order.Version + 1 }, order.Version, cancellationToken),
        cancellationToken);

    public ValueTask<bool> EraseAsync(TenantId tenant, ParcelId id, ErasePersonalData request, CancellationToken cancellationToken) => EraseAsync(
        tenant,
        AggregateKey.Of(id),
        request,
        async unit => await unit.Parcels.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } parcel && ErasedWords.AreIn(parcel) ? parcel : null,
        parcel => parcel.Version,
        (unit, parcel) => unit.Parcels.SaveAsync(ErasedWords.Of(parcel) with { Version = parcel.Version + 1 }, parcel.Version, cancellationToken),
        cancellationToken);

    public ValueTask<bool> EraseAsync(TenantId tenant, FoundItemId id, ErasePersonalData request, CancellationToken cancellationToken) => EraseAsync(
        tenant,
        AggregateKey.Of(id),
        request,
        async unit => await unit.FoundItems.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } item && ErasedWords.AreIn(item) ? item : null,
        item => item.Version,
        (unit, item) => unit.FoundItems.SaveAsync(ErasedWords.Of(item) with { Version = item.Version + 1 }, item.Version, cancellationToken),
        cancellationToken);

    // What goes to a marketplace says nothing of customers; what our buyers wrote beside it may.
    public ValueTask<bool> EraseAsync(TenantId tenant, PurchaseOrderId id, ErasePersonalData request, CancellationToken cancellationToken) =>
        EraseAsync<PurchaseOrder>(tenant, AggregateKey.Of(id), request, _ => ValueTask.FromResult<PurchaseOrder?>(null), _ => 0, (_, _) => ValueTask.CompletedTask, cancellationToken);

    /// <summary>Erases a package: its photos first, so that none is left that nobody knows of; those that were added meanwhile are erased, too.</summary>
    /// <returns>How many photos there were, and whether words were in it.</returns>
    public async ValueTask<(int Photos, bool HadWords)> EraseAsync(TenantId tenant, PackageId id, ErasePersonalData request, CancellationToken cancellationToken)
    {
        var deleted = new HashSet<BlobId>();
        var hadWords = false;
        while (true)
        {
            var left = await ListPhotosAsync(tenant, id, cancellationToken).ConfigureAwait(false);
            foreach (var photo in left.Except(deleted))
            {
                if (photos is not null)
                {
                    await photos.DeleteAsync(tenant, photo, cancellationToken).ConfigureAwait(false);
                }

                deleted.Add(photo);
            }

            hadWords |= await EraseAsync(
                tenant,
                AggregateKey.Of(id),
                request,
                async unit => await unit.Packages.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } package && ErasedWords.AreIn(package) && package.Photos.All(deleted.Contains) ? package : null,
                package => package.Version,
                (unit, package) => unit.Packages.SaveAsync(ErasedWords.Of(package) with { Version = package.Version + 1 }, package.Version, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            if ((await ListPhotosAsync(tenant, id, cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                return (deleted.Count, hadWords);
            }
        }
    }

    public async ValueTask<int> EraseRecipientsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var erased = await unitOfWork.Recipients.EraseAsync(customer, cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return erased;
        }
    }

    private async ValueTask<bool> EraseAsync<TRow>(
        TenantId tenant,
        AggregateKey key,
        ErasePersonalData request,
        Func<ITenantUnitOfWork, ValueTask<TRow?>> findWritten,
        Func<TRow, int> versionOf,
        Func<ITenantUnitOfWork, TRow, ValueTask> save,
        CancellationToken cancellationToken)
        where TRow : class
    {
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var reasons = await unitOfWork.History.EraseReasonsAsync(key, cancellationToken).ConfigureAwait(false);
            var written = await findWritten(unitOfWork).ConfigureAwait(false);
            if (written is not null)
            {
                await save(unitOfWork, written).ConfigureAwait(false);
                await unitOfWork.History.AddAsync(
                    new HistoryEntry.Transition(Subject, string.Empty, Erased, Trigger)
                    {
                        Aggregate = key,
                        Version = versionOf(written) + 1,
                        Actor = request.Actor,
                        Cause = Trigger,
                        At = time.GetUtcNow(),
                    },
                    cancellationToken).ConfigureAwait(false);
            }

            if (reasons == 0 && written is null)
            {
                return false;
            }

            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    private async ValueTask<IReadOnlyList<BlobId>> ListPhotosAsync(TenantId tenant, PackageId id, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return (await view.Packages.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Photos ?? [];
        }
    }
}
