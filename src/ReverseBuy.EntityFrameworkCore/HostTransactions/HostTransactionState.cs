using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.HostTransactions;

internal static class HostTransactionState
{
    /// <summary>Whether a transaction was committed, rolled back or disposed. Some drivers say so by having no connection, others by an exception.</summary>
    public static bool HasEnded(this DbTransaction transaction)
    {
        try
        {
            return transaction.Connection is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
