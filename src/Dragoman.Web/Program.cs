using Dragoman.Web.Host;

var options = StartOptions.Parse(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options.Arguments, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddDragoman(options);
var app = builder.Build();
app.UseDragoman();
return await app.RunDragoman(options);

/// <summary>Lets tests start the host.</summary>
public partial class Program;
