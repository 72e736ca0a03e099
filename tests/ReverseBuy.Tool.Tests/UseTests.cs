namespace ReverseBuy.Tool.Tests;

/// <summary>How the command is used, rightly and wrongly.</summary>
public sealed class UseTests : IDisposable
{
    private readonly AgencyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Help_names_every_group()
    {
        var outcome = await ToolProcess.RunBareAsync([], "--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(["tenants", "outbox", "unknowns", "accounts", "customers", "--host", "--json"], word => Assert.Contains(word, outcome.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("options.invalid", "tenants", "lsit")]
    [InlineData("options.invalid", "tenants", "suspend", "Not A Tenant", "--reason", "x")]
    [InlineData("options.invalid", "tenants", "migrate", "--stop-after", "-1")]
    [InlineData("options.invalid", "unknowns", "resolve", "anna", "0193a000000070008000000000000001", "--absent", "--settled")]
    [InlineData("options.invalid", "unknowns", "resolve", "anna", "0193a000000070008000000000000001", "--upstream", "1")]
    [InlineData("options.invalid", "outbox", "retry", "anna", "Order-1")]
    [InlineData("options.invalid", "customers", "erase", "anna", "customer-7")]
    [InlineData("options.invalid", "customers", "erase", "anna", " ", "--yes-erase", " ")]
    [InlineData("options.invalid", "customers", "erase", "../anna", "customer-7", "--yes-erase", "customer-7")]
    [InlineData("tool.host_missing", "tenants", "list")]
    [InlineData("tool.host_missing", "tenants", "list", "--host", "nowhere/Shop.dll")]
    public async Task What_is_used_wrongly_ends_with_2_and_says_so(string code, params string[] arguments)
    {
        var forPeople = await ToolProcess.RunBareAsync([], arguments);
        Assert.True(forPeople.ExitCode == 2, forPeople.ToString());
        Assert.StartsWith(code, forPeople.Error, StringComparison.Ordinal);
        Assert.Empty(forPeople.Out);

        var forMachines = await ToolProcess.RunBareAsync([], [.. arguments, "--json"]);
        Assert.Equal(2, forMachines.ExitCode);
        Assert.Equal(code, forMachines.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("../plum")]
    [InlineData("con")]
    [InlineData("lotus\u001b[2J")]
    [InlineData("lotus'; DROP TABLE tenants; --")]
    [InlineData("LOTUS")]
    public async Task What_is_no_tenant_id_is_refused_and_not_shown(string text)
    {
        var outcome = await ToolProcess.RunBareAsync([], "tenants", "suspend", text, "--reason", "x");
        Assert.True(outcome.ExitCode == 2, outcome.ToString());
        Assert.DoesNotContain(text, outcome.Error + outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Error);
    }

    [Theory]
    [InlineData("ReverseBuy.Orders.dll", "tool.no_factory")]
    [InlineData("ReverseBuy.Tool.Tests.deps.json", "tool.no_host")]
    public async Task A_file_that_is_no_host_is_refused(string file, string code)
    {
        var outcome = await ToolProcess.RunBareAsync([], "tenants", "list", "--json", "--host", Path.Combine(AppContext.BaseDirectory, file));
        Assert.True(outcome.ExitCode == 2, outcome.ToString());
        Assert.Equal(code, outcome.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_host_may_be_named_by_a_variable()
    {
        var outcome = await ToolProcess.RunBareAsync(new() { ["REVERSEBUY_HOST"] = ToolProcess.HostAssembly }, "tenants", "list", "--json", "--", _folder.Path);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(0, outcome.Json.GetProperty("tenants").GetArrayLength());
    }

    [Fact]
    public async Task A_folder_that_a_running_host_has_is_refused_in_its_words() => await _folder.OpenAsync(async services =>
    {
        await ((Tenancy.ITenantStore)services.GetService(typeof(Tenancy.ITenantStore))!).ListAsync(TestContext.Current.CancellationToken);
        var outcome = await ToolProcess.RunAsync(_folder, "tenants", "list", "--json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("storage.folder_in_use", outcome.Json.GetProperty("error").GetProperty("code").GetString());
    });
}
