using System.CommandLine;
using ReverseBuy.Sandbox;

var url = new Option<Uri>("--urls")
{
    Description = "Where to listen: http on a loopback address; port 0 takes a free one.",
    DefaultValueFactory = _ => new Uri("http://127.0.0.1:5088"),
    CustomParser = argument =>
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var parsed))
        {
            return parsed;
        }

        argument.AddError($"'{argument.Tokens[0].Value}' is not an address. Use e.g. http://127.0.0.1:5088.");
        return null;
    },
};
var state = new Option<FileInfo?>("--state") { Description = "The file the state is kept in; without it nothing outlives the process." };

var command = new RootCommand("The marketplaces of ReverseBuy.Sandbox as a process of its own.") { url, state };
command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new SandboxOptions
    {
        Url = arguments.GetRequiredValue(url),
        StateFile = arguments.GetValue(state)?.FullName,
    };
    try
    {
        await using var sandbox = await SandboxHost.StartAsync(options, cancellationToken);
        Console.WriteLine(
            $"Sandbox ready at {sandbox.BaseAddress} taobao={sandbox.TaobaoEndpoint} 1688={sandbox.Alibaba1688Endpoint} jd={sandbox.JdEndpoint} pinduoduo={sandbox.PinduoduoEndpoint} "
            + $"key={options.AppKey} secret={options.AppSecret} token={options.AccessTokens[0]}");
        await sandbox.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
    catch (Exception exception) when (exception is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
