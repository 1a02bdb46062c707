namespace MicroFreeze.Files.Git;

/// <summary>A tag that leads to a commit.</summary>
/// <param name="Name">Its name, without <c>refs/tags/</c>.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Annotation">The tag object; null for a name alone.</param>
internal sealed record TagName(string Name, ObjectId Commit, GitTag? Annotation)
{
    /// <summary>The name that counts: the one that the tag was made with.</summary>
    public string DisplayName => Annotation is { Name.Length: > 0 } ? Annotation.Name : Name;
}

/// <summary>The nearest tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Commits">How many commits there are that it does not have; 0 for one that is put on the commit itself.</param>
internal sealed record TagDistance(TagName Tag, int Commits);

/// <summary>
/// Finds the tag that has most of a commit's history, as <c>git describe --tags</c> does. See: git, builtin/describe.c: <c>replace_name</c>
/// for which of several tags on one commit counts, <c>describe_commit</c> and <c>finish_depth_computation</c> for the rest.
///
/// It goes back through history, the newest commit first. Each tag that it meets becomes a candidate, and its mark is handed on to all commits before it. A commit
/// without the mark of a candidate is one that the candidate lacks, so its distance grows. It ends where ten candidates are known or where all that is left has
/// the mark of the nearest; then only the winner's distance is counted to the end.
/// </summary>
internal sealed class TagSearch
{
    private const int MaximumCandidates = 10;

    // Far more than any library has, and still a matter of seconds.
    private const int MaximumCommits = 1_000_000;

    private readonly Func<ObjectId, GitCommit> _read;
    private readonly Dictionary<ObjectId, TagName> _tags = [];
    private readonly Dictionary<ObjectId, Visit> _visits = [];
    private readonly List<Candidate> _candidates = [];

    /// <param name="read">Reads a commit.</param>
    /// <param name="tags">All tags, in the order of their names.</param>
    public TagSearch(Func<ObjectId, GitCommit> read, IEnumerable<TagName> tags)
    {
        _read = read;
        foreach (TagName tag in tags)
        {
            if (!_tags.TryGetValue(tag.Commit, out TagName? known) || Precedes(tag, known))
            {
                _tags[tag.Commit] = tag;
            }
        }
    }

    private sealed class Visit(GitCommit commit)
    {
        public GitCommit Commit => commit;

        /// <summary>A bit for each candidate that has this commit.</summary>
        public int Marks { get; set; }
    }

    private sealed class Candidate(TagName tag, int mark, int distance)
    {
        public TagName Tag => tag;

        public int Mark => mark;

        public int Distance { get; set; } = distance;
    }

    /// <summary>The nearest tag, or null where history has none.</summary>
    public TagDistance? Find(GitCommit start)
    {
        if (_tags.TryGetValue(start.Id, out TagName? exact))
        {
            return new TagDistance(exact, 0);
        }

        if (_tags.Count == 0)
        {
            return null;
        }

        CommitQueue left = new();
        left.Add(See(start));
        Visit? unfinished = Collect(left);
        if (_candidates.Count == 0)
        {
            return null;
        }

        // The order in which they were found decides between equals.
        Candidate best = _candidates.MinBy(candidate => candidate.Distance)!;
        if (unfinished is not null)
        {
            left.Add(unfinished);
        }

        CountRest(left, best);
        return new TagDistance(best.Tag, best.Distance);
    }

    /// <summary>Ends what goes through too many commits.</summary>
    public static void Check(int commits)
    {
        if (commits > MaximumCommits)
        {
            throw new GitException($"its history has more than {MaximumCommits} commits");
        }
    }

    // An annotated tag before a name alone, the later of two annotated ones, else the one whose name comes first.
    private static bool Precedes(TagName tag, TagName known) => (tag.Annotation, known.Annotation) switch
    {
        ({ } annotation, { } other) => annotation.Time > other.Time,
        (not null, null) => true,
        _ => false,
    };

    // Returns the commit at which it was given up because there are candidates enough.
    private Visit? Collect(CommitQueue left)
    {
        int seen = 0;
        int annotated = 0;
        while (left.TryTake(out Visit? visit))
        {
            seen++;
            if (_tags.TryGetValue(visit.Commit.Id, out TagName? tag))
            {
                if (_candidates.Count == MaximumCandidates)
                {
                    return visit;
                }

                Candidate candidate = new(tag, 1 << _candidates.Count, seen - 1);
                _candidates.Add(candidate);
                visit.Marks |= candidate.Mark;
                annotated += tag.Annotation is null ? 0 : 1;
            }

            foreach (Candidate candidate in _candidates)
            {
                candidate.Distance += (visit.Marks & candidate.Mark) == 0 ? 1 : 0;
            }

            if (annotated > 0 && left.IsEmpty && HasMarksOfNearest(visit))
            {
                return null;
            }

            HandOn(visit, left);
        }

        return null;
    }

    private bool HasMarksOfNearest(Visit visit)
    {
        int nearest = _candidates.Min(candidate => candidate.Distance);
        int marks = _candidates.Where(candidate => candidate.Distance == nearest).Aggregate(0, (bits, candidate) => bits | candidate.Mark);
        return (visit.Marks & marks) == marks;
    }

    private void CountRest(CommitQueue left, Candidate best)
    {
        while (left.TryTake(out Visit? visit))
        {
            if ((visit.Marks & best.Mark) == 0)
            {
                best.Distance++;
            }
            else if (left.All(other => (other.Marks & best.Mark) != 0))
            {
                return;
            }

            HandOn(visit, left);
        }
    }

    private void HandOn(Visit visit, CommitQueue left)
    {
        foreach (ObjectId id in visit.Commit.Parents)
        {
            Visit parent = _visits.TryGetValue(id, out Visit? known) ? known : See(_read(id));
            if (known is null)
            {
                left.Add(parent);
            }

            parent.Marks |= visit.Marks;
        }
    }

    private Visit See(GitCommit commit)
    {
        Visit visit = new(commit);
        _visits.Add(commit.Id, visit);
        Check(_visits.Count);
        return visit;
    }

    /// <summary>Commits to look at, the newest first; of equals, the one that came first.</summary>
    private sealed class CommitQueue
    {
        private readonly PriorityQueue<Visit, (long Age, long Order)> _queue = new();
        private long _added;

        public bool IsEmpty => _queue.Count == 0;

        public void Add(Visit visit) => _queue.Enqueue(visit, (-visit.Commit.Time, _added++));

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Visit? visit) => _queue.TryDequeue(out visit, out _);

        public bool All(Func<Visit, bool> condition) => _queue.UnorderedItems.All(item => condition(item.Element));
    }
}
