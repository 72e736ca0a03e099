using Microsoft.Extensions.Logging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>
/// Carries tenants' databases from server to server. A database that is to be copied is closed by the server itself, to every process, and stays closed when this one ends: nothing can be
/// written that is not copied.
/// </summary>
internal sealed class TenantServers(PostgreSqlServers servers, PostgreSqlDatabases databases, ILogger<TenantServers> logger) : ITenantServers
{
    public IReadOnlyList<string> Names => servers.Names;

    public async ValueTask CopyAsync(TenantId tenant, string? from, string? to, CancellationToken cancellationToken)
    {
        var (source, target) = (servers.Of(from), servers.Of(to));
        var name = source.TenantDatabase(tenant);
        await RequireTwoAsync(source, target, cancellationToken).ConfigureAwait(false);
        if (!await source.HasAsync(name, cancellationToken).ConfigureAwait(false))
        {
            throw new UnknownTenantException(tenant);
        }

        var turn = await servers.Own.LockAsync(name, cancellationToken).ConfigureAwait(false);
        await using (turn.ConfigureAwait(false))
        {
            // What was broken off has left it closed; the schema is brought up to date before there is no way in.
            await source.AllowAsync(name, isAllowed: true, cancellationToken).ConfigureAwait(false);

            // A unit of work that hangs would be waited for, here as everywhere.
            await source.EndOthersAsync(name, except: 0, cancellationToken).ConfigureAwait(false);
            using var old = databases.MakeBeside(tenant, source);
            var view = await old.ViewAloneAsync(
                async process =>
                {
                    await source.AllowAsync(name, isAllowed: false, cancellationToken).ConfigureAwait(false);
                    await source.EndOthersAsync(name, process, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                await target.DropAsync(name, cancellationToken).ConfigureAwait(false);
                await databases.CreateAsync(tenant, target, cancellationToken).ConfigureAwait(false);
                await FillAsync(view, target, tenant, cancellationToken).ConfigureAwait(false);
            }

            Log.DatabaseCopied(logger, name, source.Label, target.Label);
        }
    }

    public async ValueTask ReopenAsync(TenantId tenant, string? server, CancellationToken cancellationToken)
    {
        var home = servers.Of(server);
        var name = home.TenantDatabase(tenant);
        if (await home.HasAsync(name, cancellationToken).ConfigureAwait(false))
        {
            await home.AllowAsync(name, isAllowed: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DropAsync(TenantId tenant, string? server, CancellationToken cancellationToken)
    {
        var other = servers.Of(server);
        var name = other.TenantDatabase(tenant);
        // Under another name it may be the server that the tenant is on: then what is there is in use.
        if (await other.HasAsync(name, cancellationToken).ConfigureAwait(false)
            && !await IsSameAsync(other, await databases.HomeAsync(tenant, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
        {
            await other.DropAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask RequireTwoAsync(PostgreSqlServer one, PostgreSqlServer other, CancellationToken cancellationToken)
    {
        if (await IsSameAsync(one, other, cancellationToken).ConfigureAwait(false))
        {
            throw new ConfigurationException(
                $"In ReverseBuy:PostgreSql:Servers, {one.Label} and {other.Label} are the same server. Keep one of the names: a database cannot be moved from a server to itself.");
        }
    }

    private static async ValueTask<bool> IsSameAsync(PostgreSqlServer one, PostgreSqlServer other, CancellationToken cancellationToken) =>
        await one.IdentityAsync(cancellationToken).ConfigureAwait(false) == await other.IdentityAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask FillAsync(TenantDbContext view, PostgreSqlServer target, TenantId tenant, CancellationToken cancellationToken)
    {
        using var copy = databases.MakeBeside(tenant, target);
        await copy.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var write = await copy.WriteAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await view.CopyToAsync(write.Context, databases, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        var written = await copy.ViewAsync(cancellationToken).ConfigureAwait(false);
        await using (written.ConfigureAwait(false))
        {
            if (await view.ChecksumAsync(cancellationToken).ConfigureAwait(false) != await written.ChecksumAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new ReverseBuyException(
                    "tenant.copy_differs",
                    $"The copy of tenant '{tenant}' on {target.Label} is not equal to its database. The tenant stays where it is: resume it, and look after that server.");
            }
        }
    }
}
