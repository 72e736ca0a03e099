namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: an open database of a tenant. Disposing it closes it; that is done once nobody uses it, or with the process.</summary>
public interface IOpenDatabase : IDisposable
{
    /// <summary>Who uses it.</summary>
    DatabaseUses Uses { get; }
}
