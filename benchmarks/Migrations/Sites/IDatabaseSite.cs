using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.Migrations.Sites;

/// <summary>Databases of an engine, gone with it.</summary>
internal interface IDatabaseSite : IAsyncDisposable
{
    string Engine { get; }

    /// <summary>Chooses the storage.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="nextVersion">What makes the host one of the next version; none of this one.</param>
    void Use(IReverseBuyBuilder builder, Action<DbContextOptionsBuilder>? nextVersion);

    /// <summary>Executes a statement in a tenant's database.</summary>
    Task ExecuteAsync(TenantId tenant, string statement);

    /// <summary>How the engine is set up, as far as it decides how fast it is.</summary>
    Task<string> DescribeAsync();
}
