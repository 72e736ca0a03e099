using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Snippets.Inventory;

internal sealed class OrdersByPhone(IOrderVerification verification, IStockHolds holds, ITenantStorage storage)
{
    public async Task<string> KeepAsync(TenantId shop, OrderId call, OrderLineId line, VerificationLine wanted, CancellationToken cancellationToken)
    {
        // The marketplace is asked first: nobody may wait for a network call while a unit of work is open.
        var found = await verification.VerifyAsync(shop, new VerificationRequest([wanted]), cancellationToken);
        if (found.Lines[0] is not { Account: { } account, Difference: LineDifference.Confirmed })
        {
            return "look again";
        }

        await using var unitOfWork = await storage.BeginAsync(shop, cancellationToken);
        var request = new HoldRequest(call, [new HoldLine(line, account, wanted.Sku, wanted.Quantity)]);
        var answer = await holds.TakeAsync(unitOfWork, request, found.Observations, cancellationToken);
        await unitOfWork.CommitAsync(cancellationToken);
        return answer is HoldResult.Refused refused ? $"only {refused.Shortages[0].Sellable} are left" : "kept for half an hour";
    }
}
