namespace ReverseBuy.Tool.Tests;

/// <summary>The life of a tenant, from the command line.</summary>
public sealed class LifeTests : IDisposable
{
    private readonly AgencyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tenant_is_taken_on_suspended_resumed_and_deleted()
    {
        var provisioned = await ToolProcess.RunAsync(_folder, "tenants", "provision", "anna", "--name", "Anna's shop\u001b[2J", "--json");
        Assert.True(provisioned.ExitCode == 0, provisioned.ToString());
        Assert.Equal("Active", provisioned.Json.GetProperty("tenant").GetProperty("state").GetString());
        var again = await ToolProcess.RunAsync(_folder, "tenants", "provision", "anna", "--json");
        Assert.Equal((1, "tenant.already_there"), (again.ExitCode, again.Json.GetProperty("error").GetProperty("code").GetString()));

        var suspended = await ToolProcess.RunAsync(_folder, "tenants", "suspend", "anna", "--reason", "The invoice is not paid.");
        Assert.True(suspended.ExitCode == 0, suspended.ToString());
        Assert.Contains("Tenant 'anna' is suspended.", suspended.Out, StringComparison.Ordinal);
        var list = await ToolProcess.RunAsync(_folder, "tenants", "list");
        Assert.Contains("Suspended", list.Out, StringComparison.Ordinal);
        Assert.Contains("Anna's shop\uFFFD[2J", list.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', list.Out);
        Assert.Equal(0, (await ToolProcess.RunAsync(_folder, "tenants", "resume", "anna")).ExitCode);

        var unconfirmed = await ToolProcess.RunAsync(_folder, "tenants", "delete", "anna", "--yes-delete", "ana", "--json");
        Assert.Equal((2, "tool.not_confirmed"), (unconfirmed.ExitCode, unconfirmed.Json.GetProperty("error").GetProperty("code").GetString()));
        var deleted = await ToolProcess.RunAsync(_folder, "tenants", "delete", "anna", "--yes-delete", "anna", "--json");
        Assert.True(deleted.ExitCode == 0, deleted.ToString());
        Assert.True(deleted.Json.GetProperty("isComplete").GetBoolean());
        var ledger = deleted.Json.GetProperty("places").EnumerateArray().Single(place => place.GetProperty("place").GetString() == "migration ledger");
        Assert.Equal((1, 0), (ledger.GetProperty("found").GetArrayLength(), ledger.GetProperty("remaining").GetArrayLength()));
        Assert.Equal(0, (await ToolProcess.RunAsync(_folder, "tenants", "list", "--json")).Json.GetProperty("tenants").GetArrayLength());
        Assert.False(File.Exists(_folder.TenantFile("anna")));
    }

    [Theory]
    [InlineData("suspend", "nobody", "--reason", "x")]
    [InlineData("resume", "nobody")]
    [InlineData("delete", "nobody", "--yes-delete", "nobody")]
    public async Task A_tenant_that_is_not_there_is_refused(params string[] arguments)
    {
        var outcome = await ToolProcess.RunAsync(_folder, ["tenants", .. arguments, "--json"]);
        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        Assert.Equal("tenant.unknown", outcome.Json.GetProperty("error").GetProperty("code").GetString());
    }
}
