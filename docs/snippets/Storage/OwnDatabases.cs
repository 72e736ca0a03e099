using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.EntityFrameworkCore;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Storage;

internal static class OwnDatabases
{
    public static void OnPostgreSql(IServiceCollection services, Func<TenantId, string> nameOf)
    {
        services.AddReverseBuy().UsePostgreSql(options =>
        {
            options.ConnectionString = "Host=db.internal;Username=shop;Password=…";
            options.TenantDatabase = nameOf;
        });
    }

    public static async Task HoldAsync(IHostTransactions transactions, IOrders orders, TenantId tenant, DbTransaction transaction, OrderId order, Command command)
    {
        await using (transactions.UseTransaction(tenant, transaction))
        {
            await orders.ApproveAsync(order, command);
            await transaction.CommitAsync();
        }
    }
}
