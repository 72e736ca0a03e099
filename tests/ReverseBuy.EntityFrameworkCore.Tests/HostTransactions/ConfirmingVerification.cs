using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>Everything is there, at the price that was seen.</summary>
internal sealed class ConfirmingVerification(IIdGenerator ids, TimeProvider time) : IOrderVerification
{
    public ValueTask<Verification> VerifyAsync(TenantId tenant, VerificationRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ValueTask.FromResult(new Verification(ids.NewId<VerificationId>(), now, [.. request.Lines.Select(line => Confirm(line, now))]));
    }

    private static VerifiedLine Confirm(VerificationLine line, DateTimeOffset now)
    {
        var availability = Availability.Exactly(100);
        var product = new Product
        {
            Id = line.Sku.Listing,
            PageUrl = new Uri("https://shelf.example/" + line.Sku.Listing.Value),
            Title = "红色连衣裙",
            Status = ListingStatus.OnSale,
            Seller = new Seller("1", "小店"),
            TierBasis = TierBasis.Sku,
            Skus = [new Sku { Id = line.Sku, Prices = PriceTable.Flat(line.SeenUnitPrice), Availability = availability }],
        };
        return new VerifiedLine(line, new LineDifference.Confirmed(), new LiveOffer.Offered(line.Sku, line.SeenUnitPrice, availability, product, line.Sku.Value))
        {
            Account = new BuyingAccountId("main"),
            AskedAt = now,
        };
    }
}
