using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>A statement of a batch failed. It never leaves this package as it is.</summary>
/// <param name="number">Which one, from 0.</param>
/// <param name="cause">What the engine threw.</param>
internal sealed class StatementFailedException(int number, DbException cause) : Exception(cause.Message, cause)
{
    public int Number => number;

    public DbException Cause => cause;
}
