using System.Collections.Frozen;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dragoman.Desk.Policies;

/// <summary>The policy file does not hold together; every fault is named with its line.</summary>
public sealed class PolicyException(string file, IReadOnlyList<string> faults)
    : Exception($"{file} cannot be used:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>Reads a policy file and refuses it whole, with line and reason, unless every rule holds.</summary>
public static class PolicyFile
{
    private static readonly string[] FieldKinds = ["text", "digits4", "amount", "currency", "instant"];
    private static readonly string[] EvidenceKinds = ["image", "pdf", "text"];
    private static readonly string[] Priorities = ["normal", "high", "urgent"];
    private static readonly string[] Statuses = ["new", "open", "waiting", "hold", "solved", "closed"];

    public static Policy Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    public static Policy Parse(string yaml, string name)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new PolicyException(name, [$"line {e.Start.Line}: {e.Message}"]);
        }
        catch (InvalidOperationException)
        {
            // What the reader says of some brackets that never close.
            throw new PolicyException(name, ["line 1: the file is not YAML; look for a bracket or quotation mark that is not closed"]);
        }
        if (stream.Documents.Count == 0)
            throw new PolicyException(name, ["line 1: the file is empty"]);
        var faults = new List<string>();
        var root = new Node(stream.Documents[0].RootNode, faults);
        var policy = Read(root, yaml);
        Check(policy, root);
        return faults.Count == 0 ? policy : throw new PolicyException(name, faults);
    }

    private static Policy Read(Node root, string yaml)
    {
        var agreement = root["agreement"];
        var lifecycle = root["lifecycle"];
        var uploads = root["uploads"];
        return new Policy
        {
            Name = root["name"].Text(),
            Version = root["version"].Text(),
            InForceSince = root["inForceSince"].Date(),
            Entrance = root["entrance"].Text(),
            DefaultLanguage = root["defaultLanguage"].Text(),
            Languages = root["languages"].Words(),
            Agreement = new Agreement(
                agreement["pauseOn"].Words(Statuses), (double)agreement["warnAt"].Number(0.01m, 0.99m),
                [.. agreement["rules"].Items().Select(r => new AgreementRule(
                    r["name"].Text(), r.Optional("areas")?.Words() ?? [], r.Optional("priorities")?.Words(Priorities) ?? [],
                    r["firstReply"].Hours(), r["nextReply"].Hours(), r["resolution"].Hours()))]),
            Lifecycle = new Lifecycle(lifecycle["closeSolvedAfter"].Hours(), lifecycle["reopenWithin"].Hours(), (int)lifecycle["agentCapacity"].Number(1, 10_000)),
            Uploads = new UploadLimits((int)uploads["maxFiles"].Number(1, 100), (long)uploads["maxBytes"].Number(1024, 1L << 30), (long)uploads["maxPixels"].Number(10_000, 1_000_000_000)),
            Intake = root["intake"].Entries().ToDictionary(e => e.Key, e => ReadIntake(e.Key, e.Value)),
            Topics = root["topics"].Items()
                .Select((t, i) => new Topic(t["id"].Text(), t["area"].Text(), t.Optional("contract")?.Text() ?? "general", i))
                .GroupBy(t => t.Id).Select(g => g.First()).ToFrozenDictionary(t => t.Id),
            Source = yaml,
        };
    }

    private static IntakeRules ReadIntake(string name, Node n) => new(
        name, n["priority"].Word(Priorities), n.Optional("queue")?.Text(), n.Optional("mark")?.Text(),
        n["orderNumber"].Word("required", "optional") == "required", n["errorCode"].Word("required", "optional") == "required",
        [.. n.Optional("evidence")?.Items().Select(e => new EvidenceRule(e["slot"].Text(), e["kinds"].Words(EvidenceKinds))) ?? []],
        [.. n.Optional("fields")?.Items().Select(f => new FieldRule(f["name"].Text(), f["kind"].Word(FieldKinds),
            (int)(f.Optional("maxLength")?.Number(1, 10_000) ?? 200))) ?? []]);

    private static void Check(Policy p, Node root)
    {
        if (!p.Languages.Contains(p.DefaultLanguage))
            root["defaultLanguage"].Fault("is not among the languages");
        if (p.Agreement.Rules.Count == 0 || p.Agreement.Rules[^1] is not { Areas.Count: 0, Priorities.Count: 0 })
            root["agreement"]["rules"].Fault("the last rule must fit every case (no areas, no priorities)");
        if (!p.Intake.ContainsKey("general"))
            root["intake"].Fault("needs the contract 'general'");
        foreach (var (topic, node) in root["topics"].Items().Select(t => (t["id"].Text(), t)))
        {
            if (node.Optional("contract") is { } c && !p.Intake.ContainsKey(c.Text()))
                c.Fault($"the contract of {topic} is not in intake");
        }
        foreach (var twice in root["topics"].Items().GroupBy(t => t["id"].Text()).Where(g => g.Count() > 1))
            twice.Last().Fault($"the topic {twice.Key} stands twice");
        if (p.Topics.Count == 0)
            root["topics"].Fault("holds no topic");
        foreach (var area in p.Agreement.Rules.SelectMany(r => r.Areas).Where(a => !p.Areas.Contains(a)))
            root["agreement"]["rules"].Fault($"names the area {area}, which no topic has");
        foreach (var rules in p.Intake.Values.Where(i => i.Queue is not null && !p.Areas.Contains(i.Queue)))
            root["intake"].Fault($"{rules.Name} names the queue {rules.Queue}, which is no topic's area");
        foreach (var rule in p.Intake.Values.SelectMany(i => i.Evidence.GroupBy(e => e.Slot).Where(g => g.Count() > 1).Select(g => (i.Name, g.Key))))
            root["intake"].Fault($"{rule.Name} asks for {rule.Key} twice");
    }
}
