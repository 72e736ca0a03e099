using System.CommandLine;
using NativeConsole;
using ReverseBuy.Connectors;

var alibaba1688 = AddressOption.Create("--alibaba1688", "Where 1688's gateway is, such as http://127.0.0.1:5088/1688/openapi/.");
var taobao = AddressOption.Create("--taobao", "Where Taobao's gateway is, such as http://127.0.0.1:5088/taobao/rest.");
var jd = AddressOption.Create("--jd", "Where JD's interfaces are, such as http://127.0.0.1:5088/jd/.");
var pinduoduo = AddressOption.Create("--pinduoduo", "Where Pinduoduo's router is, such as http://127.0.0.1:5088/pdd/api/router.");
var key = new Option<string>("--key") { Description = "The application's key.", DefaultValueFactory = _ => "sandbox-key" };
var secret = new Option<string>("--secret") { Description = "The application's secret.", DefaultValueFactory = _ => "sandbox-secret" };
var token = new Option<string>("--token") { Description = "The buying account's access token.", DefaultValueFactory = _ => "sandbox-token" };
var keyword = new Option<string>("--keyword") { Description = "What is searched for.", DefaultValueFactory = _ => "连衣裙" };

var command = new RootCommand("Searches 1688, Taobao, JD and Pinduoduo and reads the first listing found, as a native program.")
{
    alibaba1688, taobao, jd, pinduoduo, key, secret, token, keyword,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new ShopSettings(
        arguments.GetRequiredValue(alibaba1688),
        arguments.GetRequiredValue(taobao),
        arguments.GetRequiredValue(jd),
        arguments.GetRequiredValue(pinduoduo),
        arguments.GetRequiredValue(key),
        arguments.GetRequiredValue(secret),
        new AccountCredentials(arguments.GetRequiredValue(token)));
    return await Look.AtAllAsync(settings, arguments.GetRequiredValue(keyword), cancellationToken);
});
return await command.Parse(args).InvokeAsync();
