using System.CommandLine;
using ReverseBuy.Orders;
using ReverseBuy.Tool.Hosting;
using ReverseBuy.Tool.Output;
using Command = System.CommandLine.Command;

namespace ReverseBuy.Tool.Commands;

/// <summary>Makes commands that open the host, run, and end with a code, whatever happens.</summary>
internal sealed class CommandFactory(string[] hostArguments)
{
    private const string HostVariable = "REVERSEBUY_HOST";

    public Option<FileInfo?> Host { get; } = new("--host")
    {
        Description = $"The built assembly of the host, such as bin/Release/net10.0/MyShop.dll. The variable {HostVariable} is used unless given.",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else.",
        Recursive = true,
    };

    public static Argument<TenantId> Tenant() => new("tenant") { Description = "The tenant's id.", CustomParser = argument => ParseTenant(argument, argument.Tokens[0].Value) };

    public static Option<TenantId[]> Tenants(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument => [.. argument.Tokens.Select(token => ParseTenant(argument, token.Value))],
    };

    public static Argument<CustomerId> Customer() => new("customer")
    {
        Description = "The customer's id at the host.",
        CustomParser = argument =>
        {
            if (!string.IsNullOrWhiteSpace(argument.Tokens[0].Value))
            {
                return new CustomerId(argument.Tokens[0].Value);
            }

            argument.AddError("That is no customer's id: it is empty.");
            return default;
        },
    };

    public static Option<string> Person() => new("--as")
    {
        Description = "Who decides it, as it is kept in the history: your own id at the host, no name.",
        DefaultValueFactory = _ => Environment.UserName,
    };

    public static Actor ActorOf(string person) => new(ActorKind.Operator, person);

    /// <summary>Makes a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="run">Does it.</param>
    public Command Make(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, HostServices, Screen, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, run, cancellationToken));
        return command;
    }

    private static TenantId ParseTenant(System.CommandLine.Parsing.ArgumentResult argument, string text)
    {
        if (TenantId.IsValid(text))
        {
            return new TenantId(text);
        }

        // Not as it was given: a terminal obeys control characters.
        argument.AddError("That is no tenant id: 1 to 63 of a-z, 0-9 and -, beginning with a letter or digit, and no name of a device of Windows.");
        return default;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, HostServices, Screen, CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed.GetValue(Json));
        try
        {
            var services = new HostServices(HostAssembly.CreateServices(HostOf(parsed), hostArguments));
            await using (services.ConfigureAwait(false))
            {
                return await run(parsed, services, screen, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ToolException exception)
        {
            screen.Fail(exception.Code, exception.Message);
            return exception.ExitCode;
        }
        catch (ReverseBuyException exception)
        {
            screen.Fail(exception.Code, exception.Message);
            return exception.IsTransient ? ExitCode.Fault : ExitCode.Refused;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Fail("tool.interrupted", "Interrupted. What was done stays done; give the command again to go on.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            // The words of others may hold a secret of the host's, and this may be a log.
            screen.Fail("tool.fault", $"{exception.GetType().FullName} {exception.StackTrace?.TrimStart().Split('\n')[0].TrimEnd()}");
            return ExitCode.Fault;
        }
    }

    private FileInfo HostOf(ParseResult parsed)
    {
        if (parsed.GetValue(Host) is { } named)
        {
            return named;
        }

        return Environment.GetEnvironmentVariable(HostVariable) is { Length: > 0 } variable
            ? new FileInfo(variable)
            : throw ToolException.WrongUse("tool.host_missing", $"No host was named: give --host bin/Release/net10.0/MyShop.dll, or set {HostVariable}.");
    }
}
