using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.Orders;

namespace HostStorage;

/// <summary>Places an order and books its points, both or neither.</summary>
/// <param name="transactions">Lets ReverseBuy write into a transaction of the host's.</param>
/// <param name="orders">Orders.</param>
/// <param name="databases">The host's databases.</param>
public sealed class Checkout(IHostTransactions transactions, IOrders orders, ShopDatabases databases)
{
    /// <summary>Places an order. The tenant has been entered.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="request">The order.</param>
    /// <param name="command">The command.</param>
    /// <param name="points">How many points it earns.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of it.</returns>
    public async Task<PlaceOrderResult> PlaceAsync(TenantId tenant, PlaceOrder request, Command command, int points, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var shop = databases.Open(tenant);
        IDbContextTransaction? transaction = null;
        await using var use = transactions.UseTransaction(tenant, async token =>
        {
            // Called once the marketplaces have answered: nobody waits for the network with a transaction open.
            transaction = await shop.Database.BeginTransactionAsync(token);
            return transaction.GetDbTransaction();
        });

        var result = await orders.PlaceAsync(request, command, cancellationToken);

        // A command that comes again is answered as before, and nothing was begun.
        if (result is PlaceOrderResult.Placed placed && transaction is not null)
        {
            shop.Points.Add(new PointsBooking { Order = placed.Order.ToString(), Customer = request.Customer.Value, Points = points });
            await shop.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }
}
